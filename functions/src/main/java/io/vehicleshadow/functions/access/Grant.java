package io.vehicleshadow.functions.access;

import io.vehicleshadow.vehicle.ThingName;
import java.time.Instant;
import java.util.Objects;

/**
 * A person's role for a vehicle.
 *
 * @param since when it was given
 */
public record Grant(PersonId person, ThingName thing, Role role, Instant since) {
    /** Refuses a grant with a gap. */
    public Grant {
        Objects.requireNonNull(person);
        Objects.requireNonNull(thing);
        Objects.requireNonNull(role);
        Objects.requireNonNull(since);
    }
}
