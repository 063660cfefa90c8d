package io.vehicleshadow.local.cloud;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.almworks.sqlite4java.SQLiteConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteAheadLogTest {
    private static final String MARK = "written-ahead-and-moved";

    @Test
    void what_was_written_ahead_is_moved_into_the_file_while_the_database_stays_open(@TempDir Path folder)
            throws Exception {
        LocalTable.start(folder).close();
        Path file = folder.resolve("dynamodb").resolve("shared-local-instance.db");
        SQLiteConnection database = new SQLiteConnection(file.toFile()).open(false);
        try {
            database.exec("PRAGMA journal_mode=WAL")
                    .exec("PRAGMA wal_autocheckpoint=0")
                    .exec("CREATE TABLE marks (mark TEXT)")
                    .exec("INSERT INTO marks VALUES ('" + MARK + "')");
            assertFalse(holdsMark(file));
            WriteAheadLog log = WriteAheadLog.of(file);
            awaitMark(file);
            log.close();
        } finally {
            database.dispose();
        }
    }

    private static void awaitMark(Path file) throws IOException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!holdsMark(file) && System.nanoTime() < patience) {
            Thread.onSpinWait();
        }
        assertTrue(holdsMark(file));
    }

    private static boolean holdsMark(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(MARK);
    }
}
