package io.vehicleshadow.vehicle;

import java.util.regex.Pattern;

/**
 * The name of a vehicle in AWS IoT, also its MQTT client id.
 *
 * <p>Source: AWS IoT API reference (iotdata), {@code thingName}.
 *
 * @param value 1 to 128 characters of {@code a-z A-Z 0-9 : _ -}, that don't begin like the client id of who is no vehicle
 */
public record ThingName(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9:_-]{1,128}");

    /** @throws IllegalArgumentException if the name is too long, has another character or is reserved */
    public ThingName {
        if (value != null && ClientIds.isReserved(value)) {
            throw new IllegalArgumentException(
                    "No vehicle's name may begin with " + String.join(" or ", ClientIds.reserved())
                            + " (these client ids are not vehicles), but this is '" + value + "'");
        }
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "A thing name has 1 to 128 letters, digits, ':', '_' or '-', but this is '" + value + "'");
        }
    }

    /** Whether {@code value} could be a thing name. */
    public static boolean isValid(String value) {
        return value != null && ALLOWED.matcher(value).matches() && !ClientIds.isReserved(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
