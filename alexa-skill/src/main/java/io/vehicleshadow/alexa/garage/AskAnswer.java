package io.vehicleshadow.alexa.garage;

import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Reason;
import java.time.Instant;
import java.util.Optional;

/** What became of a spoken request by the end of the wait. */
public sealed interface AskAnswer {
    /**
     * It has come to an end.
     *
     * @param status not IN_PROGRESS
     * @param reason of the car, where it gives one
     */
    record Ended(CommandStatus status, Optional<Reason> reason) implements AskAnswer {
        /** @throws IllegalArgumentException if the status is no end */
        public Ended {
            if (status == CommandStatus.IN_PROGRESS) {
                throw new IllegalArgumentException("IN_PROGRESS is no end");
            }
        }
    }

    /**
     * The car has not answered yet.
     *
     * @param staleAt from then on it does not act any more
     */
    record UnderWay(Instant staleAt) implements AskAnswer {}

    /** The car is not the person's. */
    record NoSuchCar() implements AskAnswer {}

    /** The person may look at the car only. */
    record NotAllowed() implements AskAnswer {}

    /** The same has been asked already and is not answered. */
    record AlreadyUnderWay() implements AskAnswer {}
}
