package io.vehicleshadow.localiot.shadow;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The name of a member, with its JSON text {@code "name":} made once. */
final class Name {
    private static final int MOST_KNOWN = 10_000;
    private static final ConcurrentMap<String, Name> KNOWN = new ConcurrentHashMap<>();

    private final String text;
    private final byte[] json;
    private final int hash;

    private Name(String text) {
        this.text = text;
        this.hash = text.hashCode();
        char[] chars = text.toCharArray();
        byte[] quoted = JsonBytes.quoted(chars, 0, chars.length);
        this.json = Arrays.copyOf(quoted, quoted.length + 1);
        this.json[quoted.length] = ':';
    }

    static Name of(String text) {
        Name known = KNOWN.get(text);
        if (known != null) {
            return known;
        }
        Name name = new Name(text);
        if (KNOWN.size() < MOST_KNOWN) {
            KNOWN.put(text, name);
        }
        return name;
    }

    String text() {
        return text;
    }

    byte[] json() {
        return json;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Name name && hash == name.hash && text.equals(name.text));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return text;
    }
}
