package io.vehicleshadow.functions.ask;

import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.functions.history.CommandReport;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.OptionalLong;

/** How a request ended on the cloud's side. */
public sealed interface AskResult {
    /** The vehicle has been asked; the report says what has become of it by now. */
    record Asked(CommandReport report) implements AskResult {}

    /** The vehicle is not the person's. */
    record NoSuchVehicle() implements AskResult {}

    /** The person's role does not command. */
    record NotAllowed(Role role) implements AskResult {}

    /** The value needs a person's confirmation. */
    record NotConfirmed(SignalKey signal, SignalValue value) implements AskResult {}

    /**
     * The same value is asked already and not answered.
     *
     * @param command the version of that command, if it is known
     */
    record AlreadyUnderWay(SignalKey signal, SignalValue value, OptionalLong command) implements AskResult {}
}
