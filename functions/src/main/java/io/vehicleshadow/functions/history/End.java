package io.vehicleshadow.functions.history;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.command.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of one signal of a command. It is written once: what was told as an end never changes.
 *
 * @param status not IN_PROGRESS
 * @param reason of the vehicle
 * @param interlock which interlock of the vehicle's catalogue did not hold, if it named one
 * @param at when: of an answer, when it reached the shadow
 * @param by who withdrew it
 * @param version the shadow's: in which the vehicle saw the request that it answered, which the newer command made, or
 *     in which it was withdrawn; 0 if that is not known
 */
public record End(
        CommandStatus status,
        Optional<Reason> reason,
        Optional<String> interlock,
        Instant at,
        Optional<PersonId> by,
        long version) {
    /** @throws IllegalArgumentException if the status is no end */
    public End {
        if (status == CommandStatus.IN_PROGRESS) {
            throw new IllegalArgumentException("IN_PROGRESS is no end of a command");
        }
    }

    public static End answered(Outcome outcome, Instant at) {
        return new End(
                outcome.status(), outcome.reason(), outcome.interlock(), at, Optional.empty(), outcome.version());
    }

    /** Another request for the signal came before the answer. */
    public static End superseded(Instant at) {
        return noAnswer(CommandStatus.SUPERSEDED, at, Optional.empty());
    }

    public static End withdrawn(Instant at, Optional<PersonId> by) {
        return noAnswer(CommandStatus.WITHDRAWN, at, by);
    }

    private static End noAnswer(CommandStatus status, Instant at, Optional<PersonId> by) {
        return new End(status, Optional.empty(), Optional.empty(), at, by, 0);
    }

    public End inVersion(long shadow) {
        return new End(status, reason, interlock, at, by, shadow);
    }

    public End by(Optional<PersonId> person) {
        return new End(status, reason, interlock, at, person, version);
    }

    public boolean isAnswer() {
        return status != CommandStatus.SUPERSEDED && status != CommandStatus.WITHDRAWN;
    }
}
