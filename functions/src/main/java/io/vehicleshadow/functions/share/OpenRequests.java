package io.vehicleshadow.functions.share;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.vehicle.ThingName;

/** People's requests to vehicles that have not answered yet. Thread-safe. */
public interface OpenRequests {
    /**
     * Withdraws the person's requests to the vehicle. Idempotent. What is requested meanwhile stays, so the person's role
     * is taken before.
     *
     * @param by who withdraws
     * @return false if a request may still be pending; doing it again may help
     */
    boolean withdraw(PersonId by, ThingName thing, PersonId person);
}
