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
    private final People people;
    private final OpenRequests requests;
    private final Clock clock;

    public ShareVehicle(Grants grants, People people, OpenRequests requests, Clock clock) {
        this.grants = grants;
        this.people = people;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * Gives the vehicle to a person in a role, or changes the role they have. Idempotent: after
     * {@link SharingResult.StillPending} the same again withdraws what is still pending.
     *
     * @param named the person's id, or the name they sign in with
     * @throws IllegalArgumentException if the role is owner: ownership is not shared
     */
    public SharingResult share(PersonId asker, ThingName thing, PersonId named, Role role) {
        if (role == Role.OWNER) {
            throw new IllegalArgumentException("A vehicle is shared as DRIVER or VIEWER, not as OWNER");
        }
        Optional<SharingResult> refusal = refusal(asker, thing);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<Person> known = people.find(named.value());
        if (known.isEmpty()) {
            return new SharingResult.NoSuchUser();
        }
        PersonId person = known.get().id();
        Grant grant = new Grant(
                person,
                thing,
                role,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                known.get().name());
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
     *
     * @param named the person's id, or, for the owner, the name they sign in with
     */
    public SharingResult unshare(PersonId asker, ThingName thing, PersonId named) {
        Optional<SharingResult> refusal = refusal(asker, thing);
        PersonId person = refusal.isPresent() ? named : meant(thing, named);
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

    /** To take a role away from somebody who is listed by their id, the sign-in need not answer. */
    private PersonId meant(ThingName thing, PersonId named) {
        return grants.find(named, thing).isPresent()
                ? named
                : people.find(named.value()).map(Person::id).orElse(named);
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
