package io.vehicleshadow.functions.history;

import io.vehicleshadow.vehicle.command.Outcome;
import java.time.Instant;

/** An outcome, and when it reached the shadow. */
public record SeenOutcome(Outcome outcome, Instant at) {
    /** The shadow version in which the vehicle saw the request. */
    public long version() {
        return outcome.version();
    }
}
