package io.vehicleshadow.functions;

import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Reason;
import java.time.Duration;
import java.util.Optional;

/** Counts what operators watch. Thread-safe, never throws. */
public interface Meter {
    /** Nobody watches. */
    Meter NONE = new Meter() {
        @Override
        public void asked(int signals) {}

        @Override
        public void answered(CommandStatus status, Optional<Reason> reason, Duration sinceAsked) {}

        @Override
        public void present(boolean online) {}

        @Override
        public void differed() {}
    };

    /** That many signals have been requested, by whatever way. */
    void asked(int signals);

    void answered(CommandStatus status, Optional<Reason> reason, Duration sinceAsked);

    void present(boolean online);

    /** A vehicle has connected that goes by another catalogue than the cloud. */
    void differed();
}
