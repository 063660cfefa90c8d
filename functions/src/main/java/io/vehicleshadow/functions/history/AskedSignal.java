package io.vehicleshadow.functions.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Instant;
import java.util.Optional;

/**
 * One signal of a command.
 *
 * @param value as requested
 * @param staleAt from then on the vehicle does not execute it; empty for a signal that the catalogue does not know
 * @param end what became of it; empty as long as nothing has
 * @param pending how it ends unless the vehicle answers it after all: it was replaced or withdrawn
 */
public record AskedSignal(JsonNode value, Optional<Instant> staleAt, Optional<End> end, Optional<End> pending) {
    public static AskedSignal open(JsonNode value, Optional<Instant> staleAt) {
        return new AskedSignal(value, staleAt, Optional.empty(), Optional.empty());
    }

    /** Whether what stands in {@code desired} is the value that was requested, however it is written. */
    boolean requests(DesiredLeaf leaf) {
        Optional<SignalValue> wanted = SignalValue.of(value);
        return value.equals(leaf.value()) || wanted.isPresent() && wanted.equals(SignalValue.of(leaf.value()));
    }

    public AskedSignal ended(End how) {
        return new AskedSignal(value, staleAt, Optional.of(how), pending);
    }
}
