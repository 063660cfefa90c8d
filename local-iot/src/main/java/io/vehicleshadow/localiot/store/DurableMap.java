package io.vehicleshadow.localiot.store;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.function.BiConsumer;

/**
 * A sorted map whose changes are appended to the journal in the order in which they are applied. Values are not copied:
 * don't change an array after it was put. Safe for any number of threads; each change is atomic.
 */
public final class DurableMap {
    private final Journal journal;
    private final String name;
    private final ConcurrentNavigableMap<String, byte[]> entries;

    DurableMap(Journal journal, String name, ConcurrentNavigableMap<String, byte[]> entries) {
        this.journal = journal;
        this.name = name;
        this.entries = entries;
    }

    /** The value, or null. */
    public byte[] get(String key) {
        return entries.get(key);
    }

    /** @throws StoreFailure after a write to disk has failed, or the store was closed */
    public void put(String key, byte[] value) {
        Objects.requireNonNull(value, "value");
        synchronized (journal) {
            journal.put(name, key, value);
            entries.put(key, value);
        }
    }

    /** @throws StoreFailure after a write to disk has failed, or the store was closed */
    public void remove(String key) {
        synchronized (journal) {
            if (entries.containsKey(key)) {
                journal.remove(name, key);
                entries.remove(key);
            }
        }
    }

    /** Removes the key if its value is still that very array. */
    public void remove(String key, byte[] value) {
        synchronized (journal) {
            if (entries.get(key) == value) {
                remove(key);
            }
        }
    }

    /** Goes through all entries in the order of their keys; the map may be changed meanwhile. */
    public void forEach(BiConsumer<String, byte[]> action) {
        entries.forEach(action);
    }

    /** A live, read-only view of the entries with greater keys. */
    public NavigableMap<String, byte[]> after(String key) {
        return Collections.unmodifiableNavigableMap(entries.tailMap(key, false));
    }

    /** A live, read-only view of the entries whose keys begin so. */
    public NavigableMap<String, byte[]> startingWith(String prefix) {
        return Collections.unmodifiableNavigableMap(entries.subMap(prefix, true, prefix + Character.MAX_VALUE, false));
    }
}
