package io.vehicleshadow.functions.label;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.functions.access.VehicleAccess;
import io.vehicleshadow.vehicle.ThingName;
import java.util.Optional;

/** The owner names a vehicle. Thread-safe. */
public final class LabelVehicle {
    private final VehicleAccess access;
    private final VehicleLabels labels;

    public LabelVehicle(VehicleAccess access, VehicleLabels labels) {
        this.access = access;
        this.labels = labels;
    }

    /** Replaces the vehicle's label. Idempotent. */
    public LabelResult label(PersonId asker, ThingName thing, VehicleLabel label) {
        Optional<Role> role = access.role(asker, thing);
        if (role.isEmpty()) {
            return new LabelResult.NoSuchVehicle();
        }
        if (!role.get().mayShare()) {
            return new LabelResult.NotAllowed(role.get());
        }
        labels.keep(thing, label);
        return new LabelResult.Labeled(label);
    }
}
