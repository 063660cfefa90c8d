package io.vehicleshadow.functions.voice;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.functions.access.VehicleAccess;
import io.vehicleshadow.vehicle.ThingName;
import java.util.Optional;

/**
 * The owner's word on opening, lowering and unlocking by a smart-home directive. It is off until the owner allows it:
 * then Alexa's own voice code is the only check. Thread-safe.
 */
public final class OpeningByVoice {
    private final VehicleAccess access;
    private final VoiceStore store;

    public OpeningByVoice(VehicleAccess access, VoiceStore store) {
        this.access = access;
        this.store = store;
    }

    /** How a change ended. */
    public enum Change {
        DONE,
        /** The vehicle is not the person's. */
        NO_SUCH_VEHICLE,
        /** Only an owner may. */
        NOT_ALLOWED
    }

    public Change set(PersonId by, ThingName thing, boolean allowed) {
        Optional<Role> role = access.role(by, thing);
        if (role.isEmpty()) {
            return Change.NO_SUCH_VEHICLE;
        }
        if (!role.get().mayShare()) {
            return Change.NOT_ALLOWED;
        }
        store.setMayOpen(thing, allowed);
        return Change.DONE;
    }

    /** Whether it is allowed; empty if the vehicle is not the person's. */
    public Optional<Boolean> get(PersonId by, ThingName thing) {
        return access.role(by, thing).map(role -> store.mayOpen(thing));
    }
}
