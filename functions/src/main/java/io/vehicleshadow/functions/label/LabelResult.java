package io.vehicleshadow.functions.label;

import io.vehicleshadow.functions.access.Role;

/** How a request to name a vehicle ended. */
public sealed interface LabelResult {
    /** Everybody who may see the vehicle sees it under this label. */
    record Labeled(VehicleLabel label) implements LabelResult {}

    /** The vehicle is not the asker's. */
    record NoSuchVehicle() implements LabelResult {}

    /** The asker's role does not name it. */
    record NotAllowed(Role role) implements LabelResult {}
}
