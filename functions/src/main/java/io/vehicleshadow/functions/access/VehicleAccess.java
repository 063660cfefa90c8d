package io.vehicleshadow.functions.access;

import io.vehicleshadow.vehicle.ThingName;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /** What people know those by who have a role for the vehicle, where that is not their id. */
    public Map<PersonId, String> names(ThingName thing) {
        return grants.peopleOf(thing).stream()
                .filter(grant -> grant.name().isPresent())
                .collect(Collectors.toMap(Grant::person, grant -> grant.name().get()));
    }

    /** Makes the person an owner; for setting up, not for people's requests. Idempotent. */
    public void makeOwner(PersonId person, ThingName thing) {
        if (role(person, thing).filter(Role.OWNER::equals).isEmpty()) {
            grants.give(new Grant(person, thing, Role.OWNER, clock.instant(), Optional.empty()));
        }
    }
}
