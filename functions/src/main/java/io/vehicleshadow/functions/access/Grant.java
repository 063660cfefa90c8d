package io.vehicleshadow.functions.access;

import io.vehicleshadow.vehicle.ThingName;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A person's role for a vehicle.
 *
 * @param since when it was given
 * @param name what people knew the person by when it was given; empty if that is their id
 */
public record Grant(PersonId person, ThingName thing, Role role, Instant since, Optional<String> name) {
    /** Refuses a grant with a gap. */
    public Grant {
        Objects.requireNonNull(person);
        Objects.requireNonNull(thing);
        Objects.requireNonNull(role);
        Objects.requireNonNull(since);
        Objects.requireNonNull(name);
    }
}
