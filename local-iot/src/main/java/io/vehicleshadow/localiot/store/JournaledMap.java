package io.vehicleshadow.localiot.store;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;

/** A sorted map, or a range of one, whose changes are appended to the journal in the order in which they are applied. */
final class JournaledMap extends AbstractMap<String, byte[]> implements ConcurrentNavigableMap<String, byte[]> {
    private final Journal journal;
    private final String name;
    private final ConcurrentNavigableMap<String, byte[]> entries;

    JournaledMap(Journal journal, String name, ConcurrentNavigableMap<String, byte[]> entries) {
        this.journal = journal;
        this.name = name;
        this.entries = entries;
    }

    @Override
    public byte[] put(String key, byte[] value) {
        Objects.requireNonNull(value, "value");
        synchronized (journal) {
            journal.put(name, key, value);
            return entries.put(key, value);
        }
    }

    @Override
    public byte[] remove(Object key) {
        synchronized (journal) {
            if (!entries.containsKey(key)) {
                return null;
            }
            journal.remove(name, (String) key);
            return entries.remove(key);
        }
    }

    @Override
    public byte[] putIfAbsent(String key, byte[] value) {
        synchronized (journal) {
            byte[] present = entries.get(key);
            return present != null ? present : put(key, value);
        }
    }

    @Override
    public boolean remove(Object key, Object value) {
        synchronized (journal) {
            return value != null && entries.get(key) == value && remove(key) != null;
        }
    }

    @Override
    public boolean replace(String key, byte[] oldValue, byte[] newValue) {
        synchronized (journal) {
            return entries.get(key) == oldValue && put(key, newValue) != null;
        }
    }

    @Override
    public byte[] replace(String key, byte[] value) {
        synchronized (journal) {
            return entries.containsKey(key) ? put(key, value) : null;
        }
    }

    @Override
    public void clear() {
        while (pollFirstEntry() != null) {}
    }

    @Override
    public Map.Entry<String, byte[]> pollFirstEntry() {
        synchronized (journal) {
            return removed(entries.firstEntry());
        }
    }

    @Override
    public Map.Entry<String, byte[]> pollLastEntry() {
        synchronized (journal) {
            return removed(entries.lastEntry());
        }
    }

    private Map.Entry<String, byte[]> removed(Map.Entry<String, byte[]> entry) {
        if (entry != null) {
            remove(entry.getKey());
        }
        return entry;
    }

    @Override
    public byte[] get(Object key) {
        return entries.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public Comparator<? super String> comparator() {
        return entries.comparator();
    }

    @Override
    public String firstKey() {
        return entries.firstKey();
    }

    @Override
    public String lastKey() {
        return entries.lastKey();
    }

    @Override
    public String lowerKey(String key) {
        return entries.lowerKey(key);
    }

    @Override
    public String floorKey(String key) {
        return entries.floorKey(key);
    }

    @Override
    public String ceilingKey(String key) {
        return entries.ceilingKey(key);
    }

    @Override
    public String higherKey(String key) {
        return entries.higherKey(key);
    }

    @Override
    public Map.Entry<String, byte[]> lowerEntry(String key) {
        return entries.lowerEntry(key);
    }

    @Override
    public Map.Entry<String, byte[]> floorEntry(String key) {
        return entries.floorEntry(key);
    }

    @Override
    public Map.Entry<String, byte[]> ceilingEntry(String key) {
        return entries.ceilingEntry(key);
    }

    @Override
    public Map.Entry<String, byte[]> higherEntry(String key) {
        return entries.higherEntry(key);
    }

    @Override
    public Map.Entry<String, byte[]> firstEntry() {
        return entries.firstEntry();
    }

    @Override
    public Map.Entry<String, byte[]> lastEntry() {
        return entries.lastEntry();
    }

    @Override
    public Set<Map.Entry<String, byte[]>> entrySet() {
        return Collections.unmodifiableMap(entries).entrySet();
    }

    @Override
    public Collection<byte[]> values() {
        return Collections.unmodifiableMap(entries).values();
    }

    @Override
    public NavigableSet<String> keySet() {
        return navigableKeySet();
    }

    @Override
    public NavigableSet<String> navigableKeySet() {
        return Collections.unmodifiableNavigableSet(entries.navigableKeySet());
    }

    @Override
    public NavigableSet<String> descendingKeySet() {
        return descendingMap().navigableKeySet();
    }

    @Override
    public JournaledMap subMap(String from, boolean fromInclusive, String to, boolean toInclusive) {
        return range(entries.subMap(from, fromInclusive, to, toInclusive));
    }

    @Override
    public JournaledMap headMap(String to, boolean inclusive) {
        return range(entries.headMap(to, inclusive));
    }

    @Override
    public JournaledMap tailMap(String from, boolean inclusive) {
        return range(entries.tailMap(from, inclusive));
    }

    @Override
    public JournaledMap subMap(String from, String to) {
        return subMap(from, true, to, false);
    }

    @Override
    public JournaledMap headMap(String to) {
        return headMap(to, false);
    }

    @Override
    public JournaledMap tailMap(String from) {
        return tailMap(from, true);
    }

    @Override
    public JournaledMap descendingMap() {
        return range(entries.descendingMap());
    }

    private JournaledMap range(ConcurrentNavigableMap<String, byte[]> part) {
        return new JournaledMap(journal, name, part);
    }
}
