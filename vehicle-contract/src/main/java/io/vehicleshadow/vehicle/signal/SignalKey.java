package io.vehicleshadow.vehicle.signal;

import java.util.regex.Pattern;

/**
 * The property of the shadow document that holds a signal, such as {@code door}.
 *
 * @param value 1 to 32 letters and digits, beginning with a small letter, and not the reserved {@code outcomes}
 */
public record SignalKey(String value) implements Comparable<SignalKey> {
    static final String FORM = "[a-z][a-zA-Z0-9]{0,31}";
    private static final Pattern ALLOWED = Pattern.compile(FORM);

    /** @throws IllegalArgumentException if the key is not of that form */
    public SignalKey {
        if (value == null || !ALLOWED.matcher(value).matches() || value.equals("outcomes")) {
            throw new IllegalArgumentException(
                    "A signal key has 1 to 32 letters and digits and begins with a small letter, but this is '" + value
                            + "'");
        }
    }

    @Override
    public int compareTo(SignalKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
