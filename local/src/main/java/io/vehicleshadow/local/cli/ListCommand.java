package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import picocli.CommandLine.Command;

/** Lists the vehicles of the signed-in person. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists your vehicles.")
final class ListCommand extends PersonCommand {
    @Override
    public Integer call() throws IOException, InterruptedException {
        Moments moments = Moments.of(Clock.systemDefaultZone());
        for (JsonNode vehicle : good(api().get("/vehicles")).path("vehicles")) {
            String presence = Words.presence(vehicle.path("presence"), moments);
            out().printf(
                            "%-24s %-8s %s%n",
                            vehicle.path("thing").asText(), vehicle.path("role").asText(), presence);
        }
        return DONE;
    }
}
