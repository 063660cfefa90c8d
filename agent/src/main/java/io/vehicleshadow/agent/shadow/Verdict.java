package io.vehicleshadow.agent.shadow;

import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.signal.Interlock;
import java.util.Optional;

/** How a request ends, before the version is known under which it is answered. */
public record Verdict(CommandStatus status, Optional<Reason> reason, Optional<String> interlock) {
    /** The vehicle is as requested. */
    public static final Verdict SUCCEEDED = new Verdict(CommandStatus.SUCCEEDED, Optional.empty(), Optional.empty());

    /** The vehicle would not. */
    public static Verdict rejected(Reason reason) {
        return new Verdict(CommandStatus.REJECTED, Optional.of(reason), Optional.empty());
    }

    /** The vehicle would not, because that interlock does not hold. */
    public static Verdict without(Interlock interlock) {
        Reason reason = Reason.without(interlock);
        Optional<String> name = reason == Reason.INTERLOCK ? Optional.of(interlock.name()) : Optional.empty();
        return new Verdict(CommandStatus.REJECTED, Optional.of(reason), name);
    }

    /** The vehicle tried and could not. */
    public static Verdict failed(Reason reason) {
        return new Verdict(CommandStatus.FAILED, Optional.of(reason), Optional.empty());
    }

    Outcome in(long version) {
        return new Outcome(status, reason, interlock, version);
    }

    @Override
    public String toString() {
        return status
                + reason.map(why -> " (" + why + interlock.map(" "::concat).orElse("") + ")")
                        .orElse("");
    }
}
