package io.vehicleshadow.agent.proof;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Instant;
import java.util.Optional;

/** Which commands pass, by what they prove. */
public interface Gate {
    /** Lets every command pass, and has no keys. */
    Gate OPEN = new Gate() {
        @Override
        public Optional<Reason> admit(
                Signal signal, SignalValue value, Optional<String> proof, Optional<Instant> service) {
            return signal.isKeys() ? Optional.of(Reason.UNKNOWN_SIGNAL) : Optional.empty();
        }

        @Override
        public Optional<Reason> stillAdmit(
                Signal signal, SignalValue value, Optional<String> proof, Optional<Instant> service) {
            return Optional.empty();
        }

        @Override
        public Optional<ObjectNode> report() {
            return Optional.empty();
        }
    };

    /**
     * Why a command does not pass; empty if it does. Its proof is used up then, and does not pass again.
     *
     * @param service the service's time, if it is known
     */
    Optional<Reason> admit(Signal signal, SignalValue value, Optional<String> proof, Optional<Instant> service);

    /** Why a command that has passed may not be executed after all, because time has gone by. Uses nothing up. */
    Optional<Reason> stillAdmit(Signal signal, SignalValue value, Optional<String> proof, Optional<Instant> service);

    /** What the vehicle tells of it; empty if it tells nothing. */
    Optional<ObjectNode> report();
}
