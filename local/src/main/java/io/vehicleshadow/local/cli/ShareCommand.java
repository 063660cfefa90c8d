package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.local.cli.client.ApiClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "share",
        mixinStandardHelpOptions = true,
        description = "Shares a vehicle, stops sharing it, or, without a person, shows who may use it.")
final class ShareCommand extends ThingCommand {
    enum Role {
        DRIVER,
        VIEWER
    }

    @Parameters(arity = "0..1", paramLabel = "PERSON", description = "the person's user name")
    private String person;

    @Option(
            names = "--role",
            defaultValue = "DRIVER",
            description = "driver: may send commands; viewer: may only look (default: driver)")
    private Role role;

    @Option(
            names = {"--stop", "--take-back"},
            description = "stop sharing with the person")
    private boolean stop;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (person == null && stop) {
            throw new IllegalArgumentException("--stop needs the person, such as: share anna --stop");
        }
        return person == null ? list() : stop ? stop(driver()) : share(driver());
    }

    private String driver() throws IOException, InterruptedException {
        return path() + "/drivers/" + ApiClient.part(person);
    }

    private int list() throws IOException, InterruptedException {
        JsonNode answer = good(api().get(path() + "/drivers"));
        List<String> lines = new ArrayList<>();
        for (JsonNode driver : answer.path("drivers")) {
            String name = driver.path("name").asText();
            lines.add(String.format(
                    "%-24s %s",
                    driver.path("user").asText() + (name.isEmpty() ? "" : " (" + name + ")"),
                    driver.path("role").asText().toLowerCase(Locale.ROOT)));
        }
        output().print(answer, lines.isEmpty() ? List.of("shared with no one") : lines);
        return DONE;
    }

    private int share(String driver) throws IOException, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("role", role.name());
        JsonNode answer = good(api().send("PUT", driver, body, Map.of()));
        output().print(answer, List.of(person + " is now " + role.name().toLowerCase(Locale.ROOT)));
        return DONE;
    }

    private int stop(String driver) throws IOException, InterruptedException {
        good(api().send("DELETE", driver, null, Map.of()));
        output().print(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("user", person)
                                .putNull("role"),
                        List.of("no longer shared with " + person));
        return DONE;
    }
}
