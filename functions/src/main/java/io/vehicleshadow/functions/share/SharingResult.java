package io.vehicleshadow.functions.share;

import io.vehicleshadow.functions.access.Grant;
import io.vehicleshadow.functions.access.Role;
import java.util.List;

/** How a request to share, to end that or to list ended. */
public sealed interface SharingResult {
    /** The person has the role. */
    record Shared(Grant grant) implements SharingResult {}

    /** The person has no role. */
    record Unshared() implements SharingResult {}

    /** The role is as wanted, but the vehicle may still do something that the person requested. */
    record StillPending() implements SharingResult {}

    /** Everybody who has a role. */
    record People(List<Grant> grants) implements SharingResult {}

    /** The vehicle is not the asker's. */
    record NoSuchVehicle() implements SharingResult {}

    /** Nobody has an account by that id or name. */
    record NoSuchUser() implements SharingResult {}

    /** The asker's role does not share. */
    record NotAllowed(Role role) implements SharingResult {}

    /** The person is an owner, and stays one. */
    record OwnerStays() implements SharingResult {}
}
