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
import java.util.Optional;
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

    @Parameters(
            arity = "0..1",
            paramLabel = "PERSON",
            description = "the person's user name; in a local run, of somebody who has signed in to it once")
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
        return person == null ? list() : stop ? stop() : share();
    }

    private String driver(String user) throws IOException, InterruptedException {
        return path() + "/drivers/" + ApiClient.part(user);
    }

    private int list() throws IOException, InterruptedException {
        JsonNode answer = good(api().get(path() + "/drivers"));
        List<String> lines = new ArrayList<>();
        for (JsonNode driver : answer.path("drivers")) {
            String name = driver.path("name").asText();
            lines.add(String.format(
                    "%-24s %s",
                    name.isEmpty() ? driver.path("user").asText() : name,
                    driver.path("role").asText().toLowerCase(Locale.ROOT)));
        }
        output().print(answer, lines.isEmpty() ? List.of("shared with no one") : lines);
        return DONE;
    }

    private int share() throws IOException, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("role", role.name());
        JsonNode answer = good(api().send("PUT", driver(person), body, Map.of()));
        output().print(answer, List.of(person + " is now " + role.name().toLowerCase(Locale.ROOT)));
        return DONE;
    }

    private int stop() throws IOException, InterruptedException {
        Optional<JsonNode> before = drivers();
        good(api().send("DELETE", driver(before.map(this::meant).orElse(person)), null, Map.of()));
        boolean wasShared = !before.equals(drivers()) || before.isEmpty();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("user", person)
                .putNull("role")
                .put("wasShared", wasShared);
        output().print(json, List.of((wasShared ? "no longer" : "was not") + " shared with " + person));
        return DONE;
    }

    /** Everybody who may use the vehicle; empty to all but its owner. */
    private Optional<JsonNode> drivers() throws IOException, InterruptedException {
        return Optional.of(api().get(path() + "/drivers"))
                .filter(ApiClient.Answer::isGood)
                .map(ApiClient.Answer::json);
    }

    /** The user who is shown by the name that was typed; what was typed if nobody or more than one is. */
    private String meant(JsonNode drivers) {
        List<String> users = new ArrayList<>();
        for (JsonNode driver : drivers.path("drivers")) {
            if (driver.path("name").asText().equalsIgnoreCase(person)) {
                users.add(driver.path("user").asText());
            }
        }
        return users.size() == 1 ? users.get(0) : person;
    }
}
