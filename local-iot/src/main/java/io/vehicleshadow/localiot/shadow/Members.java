package io.vehicleshadow.localiot.shadow;

import java.util.Arrays;

/**
 * The members of an object in their order. A name is looked for where the caller expects it, which is right as long as
 * objects have the same order, then among the others: one by one while they are few, else through a table of hashes.
 * Changed only while the object is being made, by one thread.
 */
final class Members {
    static final int MISSING = -1;

    private static final int FIRST_CAPACITY = 8;
    private static final int FEW = 8;

    private Name[] names;
    private Node[] values;
    private int size;

    /** Index + 1 of the member at each hash, 0 where there is none; null until it is needed. */
    private int[] table;

    Members() {
        this(new Name[FIRST_CAPACITY], new Node[FIRST_CAPACITY], 0);
    }

    private Members(Name[] names, Node[] values, int size) {
        this.names = names;
        this.values = values;
        this.size = size;
    }

    /** A copy to change. */
    Members copy() {
        return new Members(Arrays.copyOf(names, names.length), Arrays.copyOf(values, values.length), size);
    }

    int size() {
        return size;
    }

    Name name(int index) {
        return names[index];
    }

    Node value(int index) {
        return values[index];
    }

    /** Where the name is, or {@link #MISSING}; {@code expected} may be any number. */
    int indexOf(Name name, int expected) {
        if (expected >= 0 && expected < size && names[expected].equals(name)) {
            return expected;
        }
        return size <= FEW ? indexAmongFew(name) : indexInTable(name);
    }

    /** Sets the value of a name wherever it is, or adds it at the end; returns its index. */
    int put(Name name, Node value, int expected) {
        int index = indexOf(name, expected);
        if (index == MISSING) {
            index = size;
            add(name, value);
        } else {
            values[index] = value;
        }
        return index;
    }

    void remove(int index) {
        size--;
        System.arraycopy(names, index + 1, names, index, size - index);
        System.arraycopy(values, index + 1, values, index, size - index);
        names[size] = null;
        values[size] = null;
        table = null;
    }

    private void add(Name name, Node value) {
        if (size == names.length) {
            names = Arrays.copyOf(names, Math.max(FIRST_CAPACITY, 2 * size));
            values = Arrays.copyOf(values, names.length);
            table = null;
        }
        names[size] = name;
        values[size] = value;
        size++;
        if (table != null) {
            enter(size - 1);
        }
    }

    private int indexAmongFew(Name name) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return MISSING;
    }

    private int indexInTable(Name name) {
        if (table == null) {
            table = new int[Integer.highestOneBit(names.length) * 4];
            for (int i = 0; i < size; i++) {
                enter(i);
            }
        }
        for (int slot = slot(name); table[slot] != 0; slot = next(slot)) {
            if (names[table[slot] - 1].equals(name)) {
                return table[slot] - 1;
            }
        }
        return MISSING;
    }

    private void enter(int index) {
        int slot = slot(names[index]);
        while (table[slot] != 0) {
            slot = next(slot);
        }
        table[slot] = index + 1;
    }

    private int slot(Name name) {
        int hash = name.hashCode();
        return (hash ^ (hash >>> 16)) & (table.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (table.length - 1);
    }
}
