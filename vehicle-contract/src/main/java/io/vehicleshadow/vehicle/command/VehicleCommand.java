package io.vehicleshadow.vehicle.command;

import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one request asks of a vehicle.
 *
 * @param asked the value asked for each signal; at least one
 */
public record VehicleCommand(SortedMap<SignalKey, SignalValue> asked) {
    /** @throws IllegalArgumentException if nothing is asked */
    public VehicleCommand {
        if (asked.isEmpty()) {
            throw new IllegalArgumentException("A command asks for at least one signal");
        }
        asked = Collections.unmodifiableSortedMap(new TreeMap<>(asked));
    }

    /** The command for these values, in any order. */
    public static VehicleCommand of(Map<SignalKey, SignalValue> asked) {
        return new VehicleCommand(new TreeMap<>(asked));
    }
}
