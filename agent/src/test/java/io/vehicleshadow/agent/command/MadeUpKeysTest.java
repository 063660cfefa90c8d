package io.vehicleshadow.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vehicleshadow.agent.journal.FileJournal;
import io.vehicleshadow.agent.model.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A writer of the shadow can make up any key: none of them reaches a file of the vehicle. */
class MadeUpKeysTest {
    @TempDir
    private Path folder;

    private FileJournal journal;
    private World world;

    @BeforeEach
    void connect() {
        journal = new FileJournal(folder.resolve("journal"));
        world = new World(journal);
        world.connectAndReport();
    }

    @Test
    void a_key_that_is_a_path_leaves_the_file_there_as_it_is() throws IOException {
        Path near = Files.writeString(folder.resolve("car.json"), "{\"door\":\"close\"}");
        Files.createDirectories(folder.resolve("journal"));
        ask("../car");
        ask(folder.resolve("car").toString());
        assertEquals("{\"door\":\"close\"}", Files.readString(near));
        assertTrue(world.shadow.isNothingDesired());
    }

    @ParameterizedTest
    @ValueSource(strings = {"./window", "../journal/window", ".//window"})
    void a_key_that_leads_to_the_journal_erases_no_intent(String key) {
        world.ask("{\"window\":\"down\"}");
        world.pass(Duration.ofMillis(100));
        ask(key);
        assertEquals(1, journal.unanswered().size());
        world.pass(Duration.ofSeconds(5));
        assertEquals(0, journal.unanswered().size());
        assertTrue(world.shadow.isNothingDesired());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "Türe", "門", "", ".", "/", "con"})
    void a_key_that_names_no_file_is_answered_and_cleared_like_any_other(String key) {
        ask(key);
        assertTrue(world.shadow.isNothingDesired(), () -> world.shadow.desired().toString());
        world.ask("{\"headlight\":\"on\"}");
        world.pass(Duration.ofSeconds(1));
        assertEquals("SUCCEEDED", world.shadow.outcome("headlight"));
    }

    private void ask(String key) {
        world.ask(JsonNodeFactory.instance.objectNode().put(key, 1).toString());
        world.pass(Duration.ofSeconds(1));
    }
}
