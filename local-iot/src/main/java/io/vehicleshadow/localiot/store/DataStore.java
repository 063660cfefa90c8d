package io.vehicleshadow.localiot.store;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Named, sorted maps that are held in memory and, when opened on a folder, journaled to disk. A change is visible at
 * once and durable when {@link #durable()} says so; many changes share one write and one fsync. Safe for any number of
 * threads. Each change of one key is atomic; changes of several keys are not one transaction, but reach the disk in the
 * order in which they were made.
 */
public final class DataStore implements AutoCloseable {
    private final Journal journal;
    private final ConcurrentMap<String, ConcurrentNavigableMap<String, byte[]>> contents;
    private final ConcurrentMap<String, DurableMap> maps = new ConcurrentHashMap<>();

    private DataStore(Journal journal, ConcurrentMap<String, ConcurrentNavigableMap<String, byte[]>> contents) {
        this.journal = journal;
        this.contents = contents;
    }

    /** A store that forgets everything when it is closed; everything is durable at once. */
    public static DataStore inMemory() {
        return new DataStore(new NoJournal(), new ConcurrentHashMap<>());
    }

    /**
     * Opens, and makes if it is missing, the store in a folder. Reads all of it into memory.
     *
     * @throws StoreFailure when another process uses the folder, it can't be written, or a file in it is damaged
     */
    public static DataStore at(Path folder) {
        Objects.requireNonNull(folder, "folder");
        ConcurrentMap<String, ConcurrentNavigableMap<String, byte[]>> contents = new ConcurrentHashMap<>();
        return new DataStore(FileJournal.open(folder, contents), contents);
    }

    /** The map of that name, empty at first; always the same object for the same name. */
    public DurableMap map(String name) {
        return maps.computeIfAbsent(
                name,
                n -> new DurableMap(journal, n, contents.computeIfAbsent(n, unused -> new ConcurrentSkipListMap<>())));
    }

    /**
     * Completes when every change made before this call is on disk, with {@link StoreFailure} when that failed. Stages
     * complete one after the other in the order of the calls, dependants included; so what is chained to a stage while
     * the caller keeps others from changing the same key happens in the order of the changes. Dependants must not
     * block.
     */
    public CompletionStage<Void> durable() {
        return journal.durable();
    }

    /** Completes when a write to disk has failed: from then on the store takes no changes. */
    public CompletionStage<StoreFailure> failed() {
        return journal.failed();
    }

    /** Writes what is left and releases the folder. Closing twice is allowed. */
    @Override
    public void close() {
        journal.close();
    }
}
