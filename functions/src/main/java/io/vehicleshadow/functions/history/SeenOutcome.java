package io.vehicleshadow.functions.history;

import io.vehicleshadow.vehicle.command.Outcome;
import java.time.Instant;

/** An outcome, and when it reached the shadow. */
public record SeenOutcome(Outcome outcome, Instant at) implements Closing {
    /** The shadow version in which the vehicle saw the request. */
    @Override
    public long version() {
        return outcome.version();
    }

    @Override
    public End end() {
        return End.answered(outcome, at);
    }
}
