package io.vehicleshadow.functions.ask;

import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.functions.history.CommandReport;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.OptionalLong;

/** What the cloud did with a request. */
public sealed interface AskResult {
    /** The command has been sent; the report says what has become of it by now. */
    record Asked(CommandReport report) implements AskResult {}

    /** The vehicle is not the person's. */
    record NoSuchVehicle() implements AskResult {}

    /** The person's role does not command. */
    record NotAllowed(Role role) implements AskResult {}

    /** The value needs a person's confirmation. */
    record NotConfirmed(SignalKey signal, SignalValue value) implements AskResult {}

    /**
     * The same value is requested already and not answered.
     *
     * @param command the version of that command, if it is known
     */
    record AlreadyUnderWay(SignalKey signal, SignalValue value, OptionalLong command) implements AskResult {}
}
