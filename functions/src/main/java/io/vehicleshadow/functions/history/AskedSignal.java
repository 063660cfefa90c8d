package io.vehicleshadow.functions.history;

import com.fasterxml.jackson.databind.JsonNode;
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
    /** A signal that was just requested. */
    public static AskedSignal open(JsonNode value, Optional<Instant> staleAt) {
        return new AskedSignal(value, staleAt, Optional.empty(), Optional.empty());
    }

    /** The same signal with that end. */
    public AskedSignal ended(End how) {
        return new AskedSignal(value, staleAt, Optional.of(how), pending);
    }
}
