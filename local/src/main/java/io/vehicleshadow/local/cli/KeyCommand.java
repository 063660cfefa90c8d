package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.local.cli.client.ApiClient;
import io.vehicleshadow.local.cli.key.KeyFile;
import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.vehicle.proof.KeyChange;
import io.vehicleshadow.vehicle.proof.KeyId;
import io.vehicleshadow.vehicle.proof.KeyRole;
import io.vehicleshadow.vehicle.proof.PersonKey;
import io.vehicleshadow.vehicle.signal.Signal;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The keys with which people prove that a command is theirs: docs/proof.md. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = {
            "Makes your own key, shows which keys a vehicle takes, lets one in, or takes one away.",
            "For example:",
            "  key make                         makes person.key, and shows its public half",
            "  key allow --at-the-car MFkw… Zoë --role owner     the first one, standing at the car",
            "  key allow MCow… Carl --role guest --hours 3       signed with your key",
            "  key list        key remove ID"
        })
final class KeyCommand extends ThingCommand {
    enum What {
        MAKE,
        LIST,
        ALLOW,
        REMOVE
    }

    @Parameters(index = "0", defaultValue = "LIST", description = "make, list, allow or remove (default: list)")
    private What what;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "KEY",
            description = "allow: the public half (or a file with it) and whose it is; remove: the key's id")
    private List<String> words = List.of();

    @Option(
            names = "--role",
            defaultValue = "DRIVER",
            description = {
                "owner, driver, guest or voice (default: driver)",
                "A voice key's private half is in the cloud: whoever holds that cloud, or is taken for you by voice,"
                        + " can then open the car."
            })
    private KeyRole role;

    @Option(names = "--hours", paramLabel = "N", description = "how long a guest's key is good")
    private Integer hours;

    @Option(names = "--passphrase", description = "make: encrypts the key with a passphrase, which is asked for")
    private boolean encrypted;

    @Option(names = "--at-the-car", description = "by hand at the car of the local run, without a signature")
    private boolean atTheCar;

    @Mixin
    private Signing signing;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return switch (what) {
            case MAKE -> make();
            case LIST -> list();
            case ALLOW -> change(allow());
            case REMOVE -> change(new KeyChange.Remove(new KeyId(word(0, "key remove ID"))));
        };
    }

    private int make() throws IOException {
        Path file = signing.file(data());
        Optional<char[]> passphrase =
                encrypted ? Optional.of(Signing.typed("Passphrase of " + file + ": ")) : Optional.empty();
        PersonKey open = KeyFile.make(file, passphrase).open();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("file", file.toString())
                .put("id", open.id().value())
                .put("key", open.text());
        output().print(
                        json,
                        List.of(
                                "your key is " + file + ", its id " + open.id(),
                                "an owner lets it in with: " + hint("key allow " + open.text() + " NAME")));
        return DONE;
    }

    private int list() throws IOException, InterruptedException {
        JsonNode proof = good(api().get(path())).path("proof");
        List<String> lines = new ArrayList<>();
        lines.add(
                switch (proof.path("require").asText("none")) {
                    case "none" -> "the car does not require signed commands";
                    case "all" -> "the car requires every command to be signed";
                    default -> "the car requires opening and unlocking to be signed";
                });
        // Only an owner may read whom it is shared with.
        ApiClient.Answer drivers = api().get(path() + "/drivers");
        proof.path("keys").forEach(key -> lines.add("  " + line(key, drivers.json())));
        output().print(proof, lines);
        return DONE;
    }

    private static String line(JsonNode key, JsonNode drivers) {
        String until = key.has("until")
                ? ", until " + Instant.ofEpochSecond(key.path("until").asLong())
                : "";
        return String.format(
                "%s  %-6s  %s%s",
                key.path("id").asText(),
                key.path("role").asText().toLowerCase(Locale.ROOT),
                DriverKeys.nameOf(key, drivers),
                until);
    }

    private KeyChange allow() throws IOException {
        String usage = "key allow KEY NAME";
        String given = word(0, usage);
        String text =
                Files.exists(Path.of(given)) ? Files.readString(Path.of(given)).strip() : given;
        word(1, usage);
        if ((role == KeyRole.GUEST) != (hours != null)) {
            throw new IllegalArgumentException("a guest's key is good for some --hours, and only a guest's");
        }
        OptionalLong until = hours == null
                ? OptionalLong.empty()
                : OptionalLong.of(Clock.systemUTC()
                        .instant()
                        .plus(Duration.ofHours(hours))
                        .getEpochSecond());
        return new KeyChange.Allow(role, until, PersonKey.read(text), String.join(" ", words.subList(1, words.size())));
    }

    private String word(int index, String usage) {
        if (words.size() <= index) {
            throw new IllegalArgumentException("something is missing: " + usage);
        }
        return words.get(index);
    }

    private int change(KeyChange change) throws IOException, InterruptedException {
        if (atTheCar) {
            byHand(change);
            return DONE;
        }
        SignedKeyChange.Answer answer = new SignedKeyChange(this, signing.key(data())).make(change);
        output().print(answer.json(), List.of(answer.told()));
        return answer.exitCode();
    }

    private void byHand(KeyChange change) throws IOException, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put(Signal.KEYS, change.text());
        HttpRequest request = HttpRequest.newBuilder(Endpoints.read(data()).http("car"))
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        good(ApiClient.answer(request, "start the car's agent with: " + hint("agent")));
        output().print(body, List.of("done"));
    }
}
