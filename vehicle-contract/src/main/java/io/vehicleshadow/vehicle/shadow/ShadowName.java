package io.vehicleshadow.vehicle.shadow;

import java.util.regex.Pattern;

/**
 * The name of a named shadow. The classic shadow has none.
 *
 * <p>Source: AWS IoT API reference (iotdata), {@code shadowName}.
 *
 * @param value 1 to 64 characters of {@code a-z A-Z 0-9 : _ - $}
 */
public record ShadowName(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[$a-zA-Z0-9:_-]{1,64}");

    /** @throws IllegalArgumentException if the name is too long or has another character */
    public ShadowName {
        if (value == null || !ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A shadow name has 1 to 64 letters, digits, ':', '_', '-' or '$', but this is '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
