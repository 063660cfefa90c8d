package io.vehicleshadow.local.cli.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.proof.CommandId;
import io.vehicleshadow.vehicle.proof.Proof;
import io.vehicleshadow.vehicle.proof.SigningKey;
import io.vehicleshadow.vehicle.proof.Statement;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    private Path folder;

    private static char[] never() {
        throw new AssertionError("No passphrase is needed");
    }

    @Test
    void a_key_signs_as_it_did_when_it_was_made() throws IOException {
        Path file = folder.resolve("person.key");
        SigningKey made = KeyFile.make(file, Optional.empty());
        SigningKey read = KeyFile.read(file, KeyFileTest::never);
        ThingName thing = new ThingName("tcu");
        SignalValue open = new SignalValue.Word("open");
        CommandId id = new CommandId("AAAAAAAAAAAAAAAAAAAAAA");
        Proof proof = read.sign(thing, new SignalKey("door"), open, id, 17);
        assertTrue(made.open()
                .proves(
                        new Statement(
                                thing, new SignalKey("door"), open, made.open().id(), id, 17),
                        proof));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void a_key_with_a_passphrase_is_read_with_that_and_with_no_other() throws IOException {
        Path file = folder.resolve("person.key");
        SigningKey made = KeyFile.make(file, Optional.of("correct horse".toCharArray()));
        assertFalse(Files.readString(file).contains("BEGIN PRIVATE KEY"));
        assertEquals(
                made.open().text(),
                KeyFile.read(file, () -> "correct horse".toCharArray()).open().text());
        assertThrows(IllegalArgumentException.class, () -> KeyFile.read(file, () -> "wrong".toCharArray()));
    }

    @Test
    void a_key_that_others_may_read_or_that_is_none_is_refused_and_none_is_overwritten() throws IOException {
        Path file = folder.resolve("person.key");
        KeyFile.make(file, Optional.empty());
        assertThrows(IllegalArgumentException.class, () -> KeyFile.make(file, Optional.empty()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThrows(IllegalArgumentException.class, () -> KeyFile.read(file, KeyFileTest::never));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file, "nothing");
        assertThrows(IllegalArgumentException.class, () -> KeyFile.read(file, KeyFileTest::never));
    }
}
