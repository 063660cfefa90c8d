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
 * @param proofs what proves whose request it is, for those signals of which something does
 */
public record VehicleCommand(SortedMap<SignalKey, SignalValue> requested, SortedMap<SignalKey, String> proofs) {
    /** @throws IllegalArgumentException if it has no value, or a proof of nothing */
    public VehicleCommand {
        if (requested.isEmpty()) {
            throw new IllegalArgumentException("A command names at least one signal");
        }
        requested = Collections.unmodifiableSortedMap(new TreeMap<>(requested));
        proofs = Collections.unmodifiableSortedMap(new TreeMap<>(proofs));
        if (!requested.keySet().containsAll(proofs.keySet())) {
            throw new IllegalArgumentException("A command proves only what it requests");
        }
    }

    /** A command without a proof. */
    public VehicleCommand(SortedMap<SignalKey, SignalValue> requested) {
        this(requested, Collections.emptySortedMap());
    }

    /** The command for these values, in any order. */
    public static VehicleCommand of(Map<SignalKey, SignalValue> requested) {
        return new VehicleCommand(new TreeMap<>(requested));
    }
}
