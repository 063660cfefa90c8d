package io.vehicleshadow.functions.access;

import io.vehicleshadow.vehicle.ThingName;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The owner shares a vehicle and takes it back. */
public final class ShareVehicle {
    private final Grants grants;
    private final Clock clock;

    /** Sharing with the roles kept there. */
    public ShareVehicle(Grants grants, Clock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    /**
     * Gives the vehicle to a person in a role, or changes the role they have.
     *
     * @throws IllegalArgumentException if the role is owner: ownership is not shared
     */
    public SharingResult share(PersonId asker, ThingName thing, PersonId person, Role role) {
        if (role == Role.OWNER) {
            throw new IllegalArgumentException("A vehicle is shared as DRIVER or VIEWER, not as OWNER");
        }
        Optional<SharingResult> refusal = refusal(asker, thing);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Grant grant = new Grant(person, thing, role, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return grants.give(grant) ? new SharingResult.Shared(grant) : new SharingResult.OwnerStays();
    }

    /** Takes the vehicle back from a person; a person may also give up what was shared with them. Idempotent. */
    public SharingResult takeBack(PersonId asker, ThingName thing, PersonId person) {
        Optional<SharingResult> refusal = refusal(asker, thing);
        boolean ownLeave = asker.equals(person) && grants.find(asker, thing).isPresent();
        if (refusal.isPresent() && !ownLeave) {
            return refusal.get();
        }
        return grants.take(person, thing) ? new SharingResult.TakenBack() : new SharingResult.OwnerStays();
    }

    /** Everybody who has a role for the vehicle. */
    public SharingResult list(PersonId asker, ThingName thing) {
        return refusal(asker, thing).orElseGet(() -> new SharingResult.People(grants.peopleOf(thing)));
    }

    private Optional<SharingResult> refusal(PersonId asker, ThingName thing) {
        Optional<Grant> grant = grants.find(asker, thing);
        if (grant.isEmpty()) {
            return Optional.of(new SharingResult.NoSuchVehicle());
        }
        Role role = grant.get().role();
        return role.mayShare() ? Optional.empty() : Optional.of(new SharingResult.NotAllowed(role));
    }
}
