package io.vehicleshadow.vehicle.command;

import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values that one request wants of a vehicle.
 *
 * @param requested the value wanted for each signal; at least one
 */
public record VehicleCommand(SortedMap<SignalKey, SignalValue> requested) {
    /** @throws IllegalArgumentException if it has no value */
    public VehicleCommand {
        if (requested.isEmpty()) {
            throw new IllegalArgumentException("A command names at least one signal");
        }
        requested = Collections.unmodifiableSortedMap(new TreeMap<>(requested));
    }

    /** The command for these values, in any order. */
    public static VehicleCommand of(Map<SignalKey, SignalValue> requested) {
        return new VehicleCommand(new TreeMap<>(requested));
    }
}
