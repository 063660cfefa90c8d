package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.local.cli.text.Words;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "name",
        mixinStandardHelpOptions = true,
        description = "Names a vehicle for page, command line, and voice, or, without a name, shows what it is called.")
final class NameCommand extends ThingCommand {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "such as \"Family car\"; \"\" takes the name away")
    private String name;

    @Option(names = "--plate", paramLabel = "PLATE", description = "its license plate; \"\" takes it away")
    private String plate;

    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonNode vehicle = vehicle();
        if (name == null && plate == null) {
            output().print(vehicle, List.of(Words.title(vehicle)));
            return DONE;
        }
        ObjectNode label = JsonNodeFactory.instance
                .objectNode()
                .put("name", name == null ? vehicle.path("name").asText() : name)
                .put("plate", plate == null ? vehicle.path("plate").asText() : plate);
        JsonNode answer = good(api().send("PUT", path() + "/name", label, Map.of()));
        output().print(answer, List.of("now called " + Words.title(answer)));
        return DONE;
    }
}
