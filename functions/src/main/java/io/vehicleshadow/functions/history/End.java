package io.vehicleshadow.functions.history;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.command.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of one signal of a command. The vehicle's own answer replaces any other end, and nothing replaces it.
 *
 * @param status not IN_PROGRESS
 * @param reason of the vehicle
 * @param at when
 * @param by who took it back
 */
public record End(CommandStatus status, Optional<Reason> reason, Instant at, Optional<PersonId> by) {
    /** @throws IllegalArgumentException if the status is no end */
    public End {
        if (status == CommandStatus.IN_PROGRESS) {
            throw new IllegalArgumentException("IN_PROGRESS is no end of a command");
        }
    }

    /** The vehicle answered. */
    public static End answered(Outcome outcome, Instant at) {
        return new End(outcome.status(), outcome.why(), at, Optional.empty());
    }

    /** Another request for the signal came before the answer. */
    public static End superseded(Instant at) {
        return new End(CommandStatus.SUPERSEDED, Optional.empty(), at, Optional.empty());
    }

    /** Somebody took it back. */
    public static End withdrawn(Instant at, Optional<PersonId> by) {
        return new End(CommandStatus.WITHDRAWN, Optional.empty(), at, by);
    }

    /** Whether it is the vehicle's own answer. */
    public boolean isAnswer() {
        return status != CommandStatus.SUPERSEDED && status != CommandStatus.WITHDRAWN;
    }
}
