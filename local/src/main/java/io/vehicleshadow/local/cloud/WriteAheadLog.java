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
    private static final int TRIES_TO_TURN_ON = 100;
    private static final int MILLISECONDS_TO_WAIT = 100;
    private final Path file;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(WriteAheadLog::daemon);

    private WriteAheadLog(Path file) {
        this.file = file;
    }

    /**
     * Turns writing ahead on before it returns: the change locks the database, and DynamoDB Local fails every call
     * that meets the lock.
     *
     * @param file of a database that is open and that nobody writes to yet
     */
    static WriteAheadLog of(Path file) throws InterruptedException {
        WriteAheadLog log = new WriteAheadLog(file);
        log.turnOn();
        log.thread.scheduleWithFixedDelay(
                () -> log.execute("PRAGMA wal_checkpoint(PASSIVE)"), 0, SECONDS, TimeUnit.SECONDS);
        return log;
    }

    /** Without it all is kept as safely, and more slowly. */
    private void turnOn() throws InterruptedException {
        for (int tries = 0; tries < TRIES_TO_TURN_ON && !execute("PRAGMA journal_mode=WAL"); tries++) {
            Thread.sleep(MILLISECONDS_TO_WAIT);
        }
    }

    private boolean execute(String statement) {
        SQLiteConnection database = new SQLiteConnection(file.toFile());
        try {
            database.open(false).exec(statement);
            return true;
        } catch (SQLiteException e) {
            LOG.info("{} postponed: {}", statement, e.getMessage());
            return false;
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
