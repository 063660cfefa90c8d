package io.vehicleshadow.alexa.smarthome.endpoint;

import io.vehicleshadow.vehicle.ThingName;
import java.util.Optional;

/**
 * The id of an endpoint: a vehicle's name, and of one of its parts the key behind a number sign, which no name has.
 *
 * @param part the key of a signal; empty for the vehicle itself
 */
public record EndpointId(ThingName thing, String part) {
    private static final String SEPARATOR = "#";

    /** Reads what Alexa sends; empty if it is no id of this skill. */
    public static Optional<EndpointId> read(String id) {
        String[] parts = id.split(SEPARATOR, -1);
        if (parts.length > 2 || !ThingName.isValid(parts[0]) || parts.length == 2 && parts[1].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new EndpointId(new ThingName(parts[0]), parts.length == 2 ? parts[1] : ""));
    }

    @Override
    public String toString() {
        return part.isEmpty() ? thing.value() : thing + SEPARATOR + part;
    }
}
