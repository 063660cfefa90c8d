package io.vehicleshadow.agent.command;

import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.command.Reason;
import java.util.Optional;

/** How a request ends, before the version is known under which it is answered. */
record Verdict(CommandStatus status, Optional<Reason> reason) {
    static final Verdict SUCCEEDED = new Verdict(CommandStatus.SUCCEEDED, Optional.empty());

    static Verdict rejected(Reason reason) {
        return new Verdict(CommandStatus.REJECTED, Optional.of(reason));
    }

    static Verdict failed(Reason reason) {
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
