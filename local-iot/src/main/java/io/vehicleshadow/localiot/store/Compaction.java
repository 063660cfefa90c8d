package io.vehicleshadow.localiot.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the journal from growing for ever: once enough has been written, a new journal begins and a thread of its own
 * writes a snapshot that replaces the older files. Changes made meanwhile are in the new journal too, so it doesn't
 * matter which of them the snapshot has seen.
 */
final class Compaction {
    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

    /** A new snapshot is due after this many bytes of changes, or after four times the size of the last snapshot. */
    private static final long LEAST_BYTES = 64L << 20;

    private static final int SNAPSHOT_SIZES = 4;

    private final JournalFolder folder;
    private final ConcurrentMap<String, ConcurrentNavigableMap<String, byte[]>> contents;
    private long number;
    private long written;
    private volatile long lastSnapshot;
    private Thread snapshot = new Thread();

    Compaction(
            JournalFolder folder, ConcurrentMap<String, ConcurrentNavigableMap<String, byte[]>> contents, long number) {
        this.folder = folder;
        this.contents = contents;
        this.number = number;
    }

    void compactAtOpening() throws IOException {
        if (number > 0) {
            lastSnapshot = folder.writeSnapshot(number, contents);
        }
    }

    /** Counts what was written to the journal, and returns the journal to write to from now on. */
    FileChannel written(int bytes, FileChannel journal) throws IOException {
        written += bytes;
        if (written < Math.max(LEAST_BYTES, SNAPSHOT_SIZES * lastSnapshot) || snapshot.isAlive()) {
            return journal;
        }
        written = 0;
        number++;
        long next = number;
        FileChannel nextJournal = folder.newJournal(next);
        journal.close();
        snapshot = new Thread(() -> writeSnapshot(next), "local-iot-store-snapshot");
        snapshot.setDaemon(true);
        snapshot.start();
        return nextJournal;
    }

    private void writeSnapshot(long of) {
        try {
            lastSnapshot = folder.writeSnapshot(of, contents);
        } catch (IOException e) {
            LOG.warn("No snapshot could be written; the journal keeps growing", e);
        }
    }

    void awaitSnapshot() throws InterruptedException {
        snapshot.join();
    }
}
