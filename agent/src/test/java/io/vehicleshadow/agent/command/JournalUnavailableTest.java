package io.vehicleshadow.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vehicleshadow.agent.journal.FileJournal;
import io.vehicleshadow.agent.model.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalUnavailableTest {
    @Test
    void without_a_journal_the_vehicle_refuses_to_act_and_goes_on_reporting(@TempDir Path folder) throws IOException {
        Path noFolder = Files.writeString(folder.resolve("journal"), "a file where the folder should be");
        World world = new World(new FileJournal(noFolder));
        world.connect();
        world.ask("{\"headlight\":\"on\"}");
        world.pass(Duration.ofSeconds(1));
        assertEquals(
                "JOURNAL_UNAVAILABLE",
                world.shadow
                        .reported()
                        .path("outcomes")
                        .path("headlight")
                        .path("reason")
                        .asText());
        assertEquals(List.of(), world.acted);
        world.byHand("headlight", "\"on\"");
        world.pass(Duration.ofSeconds(1));
        assertEquals("on", world.shadow.reported().path("headlight").asText());
    }
}
