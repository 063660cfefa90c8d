package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.local.cli.client.ApiClient;
import io.vehicleshadow.vehicle.proof.KeyChange;
import io.vehicleshadow.vehicle.proof.PersonKey;
import io.vehicleshadow.vehicle.proof.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
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
        description = {
            "Shares a vehicle, stops sharing it, or, without a person, shows who may use it.",
            "Where the car opens only with a person's own key, --key lets the driver's in, and --stop removes it."
        })
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

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = {
                "the driver's own key, which your key lets into the car: the text that 'key make' or their page shows",
                "(--stop removes it without being told)"
            })
    private String key;

    @Option(
            names = "--sign-with",
            paramLabel = "FILE",
            description = "your key, an owner's (default: person.key of the data folder)")
    private Path ownKeyFile;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (person == null && stop) {
            throw new IllegalArgumentException("--stop needs the person, such as: share anna --stop");
        }
        if (key != null && (person == null || stop || role != Role.DRIVER)) {
            throw new IllegalArgumentException("--key is a driver's, such as: share anna --key MCow…");
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
        // A key that can't be let in is told before anything is shared.
        Optional<PersonKey> newKey = Optional.ofNullable(key).map(String::strip).map(PersonKey::read);
        Optional<SigningKey> own = newKey.isEmpty() ? Optional.empty() : ownKey();
        Optional<SignedKeyChange> keys = newKey.map(allowed -> new SignedKeyChange(this, own));
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("role", role.name());
        JsonNode answer = good(api().send("PUT", driver(person), body, Map.of()));
        output().print(answer, List.of(person + " is now " + role.name().toLowerCase(Locale.ROOT)));
        return keys.isEmpty()
                ? DONE
                : change(keys.get(), DriverKeys.allow(answer.path("user").asText(), newKey.orElseThrow()));
    }

    private int stop() throws IOException, InterruptedException {
        Optional<JsonNode> before = drivers();
        String user = before.map(this::meant).orElse(person);
        good(api().send("DELETE", driver(user), null, Map.of()));
        Optional<JsonNode> after = drivers();
        boolean wasShared = !before.equals(after) || before.isEmpty();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("user", person)
                .putNull("role")
                .put("wasShared", wasShared);
        output().print(json, List.of((wasShared ? "no longer" : "was not") + " shared with " + person));
        return before.isPresent()
                ? removeKeys(before.flatMap(had -> after.flatMap(has -> DriverKeys.gone(had, has)))
                        .orElse(user))
                : DONE;
    }

    /** Who is taken off loses the keys that came with the sharing, one signature each. */
    private int removeKeys(String user) throws IOException, InterruptedException {
        List<KeyChange> removals =
                DriverKeys.removals(user, good(api().get(path())).path("proof"));
        Optional<SigningKey> own = removals.isEmpty() ? Optional.empty() : ownKey();
        if (!removals.isEmpty() && own.isEmpty()) {
            output().error("their key is still in the car, and there is no owner's key here to remove it: see "
                    + hint("key list"));
            return REFUSED;
        }
        int code = DONE;
        for (KeyChange removal : removals) {
            code = Math.max(code, change(new SignedKeyChange(this, own), removal));
        }
        return code;
    }

    private Optional<SigningKey> ownKey() throws IOException {
        return Signing.with(ownKeyFile).key(data());
    }

    private int change(SignedKeyChange keys, KeyChange change) throws IOException, InterruptedException {
        SignedKeyChange.Answer answer = keys.make(change);
        output().print(answer.json(), List.of((stop ? "removing" : "letting in") + " their key: " + answer.told()));
        return answer.exitCode();
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
