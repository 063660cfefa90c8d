package io.vehicleshadow.vehicle.signal;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The property of the shadow document that holds a signal, such as {@code door}.
 *
 * @param value 1 to 32 letters and digits, beginning with a small letter, and none of the other members of
 *     {@code reported}: {@code outcomes} and {@code agent}
 */
public record SignalKey(String value) implements Comparable<SignalKey> {
    static final String FORM = "[a-z][a-zA-Z0-9]{0,31}";
    private static final Pattern ALLOWED = Pattern.compile(FORM);
    /** What stands in {@code reported} beside the signals. */
    private static final Set<String> RESERVED = Set.of("outcomes", "agent");

    /** @throws IllegalArgumentException if the key is not of that form */
    public SignalKey {
        if (value == null || !ALLOWED.matcher(value).matches() || isReserved(value)) {
            throw new IllegalArgumentException(
                    "A signal key has 1 to 32 letters and digits and begins with a small letter, but this is '" + value
                            + "'");
        }
    }

    /** Whether it names what stands in {@code reported} beside the signals. */
    public static boolean isReserved(String key) {
        return RESERVED.contains(key);
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
