package io.vehicleshadow.agent.shadow;

import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.command.Reason;
import java.util.Optional;

/** How a request ends, before the version is known under which it is answered. */
public record Verdict(CommandStatus status, Optional<Reason> reason) {
    /** The vehicle is as requested. */
    public static final Verdict SUCCEEDED = new Verdict(CommandStatus.SUCCEEDED, Optional.empty());

    /** The vehicle would not. */
    public static Verdict rejected(Reason reason) {
        return new Verdict(CommandStatus.REJECTED, Optional.of(reason));
    }

    /** The vehicle tried and could not. */
    public static Verdict failed(Reason reason) {
        return new Verdict(CommandStatus.FAILED, Optional.of(reason));
    }

    Outcome in(long version) {
        return new Outcome(status, reason, version);
    }

    @Override
    public String toString() {
        return status + reason.map(why -> " (" + why + ")").orElse("");
    }
}
