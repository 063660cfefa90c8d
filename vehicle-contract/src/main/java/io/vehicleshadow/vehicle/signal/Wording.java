package io.vehicleshadow.vehicle.signal;

import java.util.List;

/**
 * How a signal or a value is written and said in one language.
 *
 * @param written what stands on a page: a signal's title, or a value's state ("closed")
 * @param spoken what people say for it, the usual one first
 */
public record Wording(String written, List<String> spoken) {
    /** @throws IllegalArgumentException if nothing is written */
    public Wording {
        if (written == null || written.isBlank()) {
            throw new IllegalArgumentException("A wording has something written");
        }
        spoken = List.copyOf(spoken);
    }
}
