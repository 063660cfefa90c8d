package io.vehicleshadow.functions.access;

import io.vehicleshadow.vehicle.ThingName;
import java.util.List;
import java.util.Optional;

/** The roles. Thread-safe; a read sees every write that ended before it. */
public interface Grants {
    Optional<Grant> find(PersonId person, ThingName thing);

    /** The person's grants, by thing name. */
    List<Grant> vehiclesOf(PersonId person);

    /** The grants for the vehicle, by person. */
    List<Grant> peopleOf(ThingName thing);

    /** Gives the role, unless the person is an owner who would lose that; then false and nothing has changed. */
    boolean give(Grant grant);

    /** Takes the role, unless the person is an owner; then false and nothing has changed. */
    boolean take(PersonId person, ThingName thing);
}
