package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.local.cli.key.KeyFile;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.proof.CommandId;
import io.vehicleshadow.vehicle.proof.SigningKey;
import io.vehicleshadow.vehicle.proof.Statement;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Signs commands with a person's own key, for vehicles that require it. */
final class Signing {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "your key, which signs the command (default: person.key of the data folder, if it is there)")
    private Path file;

    private Signing() {}

    private Signing(Path file) {
        this.file = file;
    }

    /** With the key in that file; with the usual one if it is null. */
    static Signing with(Path file) {
        return new Signing(file);
    }

    /** Where the key is, or would be. */
    Path file(Path data) {
        return file == null ? data.resolve("person.key") : file;
    }

    /** The key; empty if none was named and there is no usual one. */
    Optional<SigningKey> key(Path data) throws IOException {
        if (file == null && !Files.exists(file(data))) {
            return Optional.empty();
        }
        if (!Files.exists(file(data))) {
            throw new IllegalArgumentException("there is no key " + file + "; make one with: key make --key " + file);
        }
        return Optional.of(KeyFile.read(file(data), () -> typed("Passphrase of " + file(data) + ": ")));
    }

    /** Puts the proof of one request into a command's body. */
    static void sign(SigningKey key, String thing, Signal signal, SignalValue value, ObjectNode body) {
        long expires =
                Clock.systemUTC().instant().plus(Statement.lifetime(signal)).getEpochSecond();
        String proof = key.sign(new ThingName(thing), signal.key(), value, CommandId.random(RANDOM), expires)
                .text();
        body.put(ShadowUpdate.proofOf(signal.key().value()), proof);
    }

    static char[] typed(String prompt) {
        Console console = System.console();
        char[] secret = console == null ? null : console.readPassword(prompt);
        if (secret == null) {
            throw new IllegalArgumentException("the key has a passphrase, which is typed at a terminal");
        }
        return secret;
    }
}
