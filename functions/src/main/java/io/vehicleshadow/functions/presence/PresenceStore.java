package io.vehicleshadow.functions.presence;

import io.vehicleshadow.vehicle.ThingName;
import java.util.Optional;

/** Which vehicle is connected. Thread-safe. */
public interface PresenceStore {
    /** Empty if the vehicle has never connected. */
    Optional<Presence> find(ThingName thing);

    /** Puts the presence in place of the last one; false if that has changed meanwhile. */
    boolean replace(ThingName thing, Optional<Presence> last, Presence presence);
}
