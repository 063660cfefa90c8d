package io.vehicleshadow.agent.car.kuksa;

import io.grpc.Metadata;
import io.grpc.Status;
import io.vehicleshadow.agent.car.EcuAnswer;
import io.vehicleshadow.vehicle.command.Reason;

/** What has become of a request to actuate, as far as the databroker says. */
sealed interface Actuation {

    /** It was forwarded to the actuator's provider; what comes of it is read. */
    record Forwarded() implements Actuation {}

    /** It was not forwarded, and never will be. */
    record NotForwarded(EcuAnswer answer) implements Actuation {}

    /**
     * It may have been forwarded.
     *
     * @param fromBroker whether the broker says so; otherwise nothing was heard of it
     */
    record Unclear(Status status, boolean fromBroker) implements Actuation {}

    /**
     * What an error means. Only what the broker itself checks before it forwards counts as not forwarded: the other
     * errors may come from the way there or from the way back.
     *
     * @param trailers what came with the error; nothing if it was found on this side of the connection
     */
    static Actuation of(Status status, Metadata trailers) {
        boolean fromBroker = trailers != null && !trailers.keys().isEmpty();
        return switch (status.getCode()) {
            case INVALID_ARGUMENT, OUT_OF_RANGE -> new NotForwarded(new EcuAnswer.Refused(Reason.INVALID_VALUE));
            case NOT_FOUND -> new NotForwarded(new EcuAnswer.Refused(Reason.UNKNOWN_SIGNAL));
            case UNAUTHENTICATED, PERMISSION_DENIED -> new NotForwarded(new EcuAnswer.Fault());
            case UNAVAILABLE ->
                fromBroker ? new NotForwarded(new EcuAnswer.Unreachable()) : new Unclear(status, fromBroker);
            default -> new Unclear(status, fromBroker);
        };
    }
}
