package io.vehicleshadow.functions.share;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.vehicle.ThingName;

/** What people have asked of vehicles that have not answered yet. Thread-safe. */
public interface OpenRequests {
    /**
     * Takes back what the person has asked of the vehicle. Idempotent. What is asked meanwhile stays, so the person's
     * role is taken before.
     *
     * @param by who takes it back
     * @return false if something may still be asked; doing it again may help
     */
    boolean takeBack(PersonId by, ThingName thing, PersonId person);
}
