package io.vehicleshadow.functions.share;

import io.vehicleshadow.functions.access.Grant;
import io.vehicleshadow.functions.access.Grants;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.vehicle.ThingName;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The owner shares a vehicle, and ends that. With the right to command end the person's requests that the vehicle has not
 * answered: first the role is taken, then they are withdrawn. What the vehicle is doing already it may finish; and a
 * request that was let in at the very moment the role was taken may stay pending, see {@link OpenRequests}. Thread-safe.
 */
public final class ShareVehicle {
    private final Grants grants;
    private final OpenRequests requests;
    private final Clock clock;

    public ShareVehicle(Grants grants, OpenRequests requests, Clock clock) {
        this.grants = grants;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * Gives the vehicle to a person in a role, or changes the role they have. Idempotent: after
     * {@link SharingResult.StillPending} the same again withdraws what is still pending.
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
        if (!grants.give(grant)) {
            return new SharingResult.OwnerStays();
        }
        return role.mayCommand() || requests.withdraw(asker, thing, person)
                ? new SharingResult.Shared(grant)
                : new SharingResult.StillPending();
    }

    /**
     * Ends a person's role; a person may also give up what was shared with them. Idempotent: after
     * {@link SharingResult.StillPending} the same again withdraws what is still pending, also for somebody who has left
     * and to whom it is no vehicle of theirs by now.
     */
    public SharingResult unshare(PersonId asker, ThingName thing, PersonId person) {
        Optional<SharingResult> refusal = refusal(asker, thing);
        if (refusal.isPresent() && !asker.equals(person)) {
            return refusal.get();
        }
        boolean hasLeft =
                refusal.filter(SharingResult.NoSuchVehicle.class::isInstance).isPresent();
        if (!hasLeft && !grants.take(person, thing)) {
            return new SharingResult.OwnerStays();
        }
        if (!requests.withdraw(asker, thing, person)) {
            return new SharingResult.StillPending();
        }
        return hasLeft ? new SharingResult.NoSuchVehicle() : new SharingResult.Unshared();
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
