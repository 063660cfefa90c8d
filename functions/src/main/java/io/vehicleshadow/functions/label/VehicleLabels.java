package io.vehicleshadow.functions.label;

import io.vehicleshadow.vehicle.ThingName;

/** Where labels are kept. Thread-safe. */
public interface VehicleLabels {
    /** The vehicle's label; {@link VehicleLabel#NONE} if it was never given one. */
    VehicleLabel of(ThingName thing);

    /** Replaces the vehicle's label. */
    void keep(ThingName thing, VehicleLabel label);
}
