package io.vehicleshadow.agent.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import io.vehicleshadow.vehicle.signal.SignalKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
    private static final Intent OPEN = new Intent(
            new SignalKey("door"), new DesiredLeaf(TextNode.valueOf("open"), Instant.ofEpochSecond(1_790_000_000)), 17);

    @TempDir
    private Path folder;

    @Test
    void another_process_finds_what_was_written() throws JournalUnavailable {
        new FileJournal(folder.resolve("journal")).write(OPEN);
        assertEquals(List.of(OPEN), List.copyOf(new FileJournal(folder.resolve("journal")).unanswered()));
    }

    @Test
    void what_was_removed_is_not_found() throws JournalUnavailable {
        FileJournal journal = new FileJournal(folder);
        journal.write(OPEN);
        journal.remove(new SignalKey("door"));
        assertTrue(journal.unanswered().isEmpty());
    }

    @Test
    void a_half_written_or_spoilt_file_does_not_keep_the_agent_from_starting() throws IOException, JournalUnavailable {
        Files.writeString(folder.resolve("trunk.json"), "{\"key\":\"tru");
        Files.writeString(folder.resolve("lock.json.new"), "{}");
        FileJournal journal = new FileJournal(folder);
        journal.write(OPEN);
        assertEquals(List.of(OPEN), List.copyOf(journal.unanswered()));
    }
}
