package io.vehicleshadow.functions.access;

import io.vehicleshadow.vehicle.ThingName;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Who has which role for which vehicle. Looked up for every request, so that a role taken away ends at once. */
public final class VehicleAccess {
    private final Grants grants;
    private final Clock clock;

    public VehicleAccess(Grants grants, Clock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    /** The person's role; empty if the vehicle is not theirs, which includes that there is none. */
    public Optional<Role> role(PersonId person, ThingName thing) {
        return grants.find(person, thing).map(Grant::role);
    }

    /** The person's vehicles, by name. */
    public List<Grant> vehicles(PersonId person) {
        return grants.vehiclesOf(person);
    }

    /** Makes the person an owner; for setting up, not for people's requests. Idempotent. */
    public void makeOwner(PersonId person, ThingName thing) {
        if (role(person, thing).filter(Role.OWNER::equals).isEmpty()) {
            grants.give(new Grant(person, thing, Role.OWNER, clock.instant()));
        }
    }
}
