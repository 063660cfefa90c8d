package io.vehicleshadow.local.cloud;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the file of DynamoDB Local write ahead into a log: a change then takes one fsync instead of four. DynamoDB Local
 * never moves the log into the file, so this does, beside it and without ever keeping it from writing.
 *
 * <p>Source: SQLite, Write-Ahead Logging.
 */
final class WriteAheadLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriteAheadLog.class);
    private static final int SECONDS = 5;
    private final Path file;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(WriteAheadLog::daemon);

    private WriteAheadLog(Path file) {
        this.file = file;
    }

    /** @param file of a database that is open */
    static WriteAheadLog of(Path file) {
        WriteAheadLog log = new WriteAheadLog(file);
        log.thread.scheduleWithFixedDelay(log::empty, 0, SECONDS, TimeUnit.SECONDS);
        return log;
    }

    private void empty() {
        SQLiteConnection database = new SQLiteConnection(file.toFile());
        try {
            database.open(false).exec("PRAGMA journal_mode=WAL").exec("PRAGMA wal_checkpoint(PASSIVE)");
        } catch (SQLiteException e) {
            LOG.info("Checkpoint postponed: {}", e.getMessage());
        } finally {
            database.dispose();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "write-ahead-log");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
