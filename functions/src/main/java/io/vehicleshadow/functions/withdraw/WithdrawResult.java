package io.vehicleshadow.functions.withdraw;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.vehicle.command.CommandStatus;
import java.util.OptionalLong;

/** How a withdrawal ended. */
public sealed interface WithdrawResult {
    /**
     * It is no longer requested.
     *
     * @param value what had been requested
     * @param version the shadow's, without the request
     * @param status the command's by now: IN_PROGRESS as long as the vehicle may be acting on it
     */
    record Withdrawn(JsonNode value, long version, CommandStatus status) implements WithdrawResult {}

    /** The vehicle is not the person's. */
    record NoSuchVehicle() implements WithdrawResult {}

    /** The person's role does not command. */
    record NotAllowed(Role role) implements WithdrawResult {}

    /** Another person requested it, and only they or an owner may withdraw it. */
    record SomebodyElses() implements WithdrawResult {}

    /** By which command it is requested is not known, and then only an owner may withdraw it. */
    record NobodyKnown() implements WithdrawResult {}

    /** Nothing is requested of the signal. */
    record NothingUnderWay() implements WithdrawResult {}

    /**
     * Another command than the one named is pending by now.
     *
     * @param command the version of that command, if it is known
     */
    record Changed(OptionalLong command) implements WithdrawResult {}
}
