package io.vehicleshadow.alexa;

import io.vehicleshadow.functions.label.VehicleLabel;
import io.vehicleshadow.functions.label.VehicleLabels;
import io.vehicleshadow.vehicle.ThingName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Labels in memory. */
public final class MemoryLabels implements VehicleLabels {
    private final Map<ThingName, VehicleLabel> labels = new ConcurrentHashMap<>();

    @Override
    public VehicleLabel of(ThingName thing) {
        return labels.getOrDefault(thing, VehicleLabel.NONE);
    }

    @Override
    public void keep(ThingName thing, VehicleLabel label) {
        labels.put(thing, label);
    }
}
