package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.local.cli.text.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists your vehicles.")
final class ListCommand extends PersonCommand {
    @Override
    public Integer call() throws IOException, InterruptedException {
        Words words = words();
        JsonNode answer = good(api().get("/vehicles"));
        List<String> lines = new ArrayList<>();
        for (JsonNode vehicle : answer.path("vehicles")) {
            lines.add(String.format(
                    "%-24s %-8s %s",
                    Words.title(vehicle),
                    vehicle.path("role").asText().toLowerCase(Locale.ROOT),
                    words.presence(vehicle.path("presence"))));
        }
        output().print(answer, lines.isEmpty() ? List.of("you have no vehicle") : lines);
        return DONE;
    }
}
