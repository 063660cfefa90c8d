package io.vehicleshadow.functions.withdraw;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.access.Role;
import java.util.OptionalLong;

/** How taking back ended. */
public sealed interface WithdrawResult {
    /**
     * It is no longer asked.
     *
     * @param value what had been asked
     * @param version the shadow's, without the request
     */
    record Withdrawn(JsonNode value, long version) implements WithdrawResult {}

    /** The vehicle is not the person's. */
    record NoSuchVehicle() implements WithdrawResult {}

    /** The person's role does not command. */
    record NotAllowed(Role role) implements WithdrawResult {}

    /** Another person asked it, and only they or an owner take it back. */
    record SomebodyElses() implements WithdrawResult {}

    /** By which command it is asked is not known, and then only an owner takes it back. */
    record NobodyKnown() implements WithdrawResult {}

    /** Nothing is asked of the signal. */
    record NothingUnderWay() implements WithdrawResult {}

    /**
     * Another command than the one named is asked by now.
     *
     * @param command the version of that command, if it is known
     */
    record Changed(OptionalLong command) implements WithdrawResult {}
}
