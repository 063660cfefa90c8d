package io.vehicleshadow.alexa.smarthome;

import io.vehicleshadow.alexa.smarthome.message.HomeError;
import io.vehicleshadow.functions.ask.AskResult;
import io.vehicleshadow.functions.history.AskedSignal;
import io.vehicleshadow.functions.history.CommandReport;
import io.vehicleshadow.functions.history.End;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.signal.Signal;
import java.time.Instant;

/** What became of a request, as Alexa is told. */
sealed interface Ending {
    /** The car did it. */
    record Done() implements Ending {}

    /**
     * The car has not answered yet.
     *
     * @param staleAt from then on it does not act any more
     */
    record Pending(Instant staleAt) implements Ending {}

    /** It was not done. */
    record NotDone(HomeError error) implements Ending {}

    /** The ending of the request for that signal. */
    static Ending of(AskResult result, Signal signal) {
        if (result instanceof AskResult.Asked asked) {
            return of(asked.report(), signal);
        }
        if (result instanceof AskResult.NoSuchVehicle) {
            return not(HomeError.Type.NO_SUCH_ENDPOINT, "No such vehicle");
        }
        if (result instanceof AskResult.NotAllowed) {
            return not(HomeError.Type.INSUFFICIENT_PERMISSIONS, "View only: this person can't send commands");
        }
        if (result instanceof AskResult.NotConfirmed) {
            return not(HomeError.Type.INSUFFICIENT_PERMISSIONS, "The owner has not allowed this by voice");
        }
        if (result instanceof AskResult.AlreadyUnderWay) {
            return not(HomeError.Type.ALREADY_IN_OPERATION, "The same request is still pending");
        }
        throw new IllegalStateException(result.toString());
    }

    private static Ending of(CommandReport report, Signal signal) {
        AskedSignal asked = report.signals().get(signal.key().value());
        return switch (report.status(signal.key().value())) {
            case SUCCEEDED -> new Done();
            case IN_PROGRESS -> new Pending(asked.staleAt().orElse(report.asOf()));
            case FAILED, REJECTED ->
                asked.end()
                        .flatMap(End::reason)
                        .map(Ending::refused)
                        .orElseGet(() -> not(HomeError.Type.INTERNAL_ERROR, "The car gave no reason"));
            case TIMED_OUT ->
                not(HomeError.Type.ENDPOINT_UNREACHABLE, "The car did not answer in time; the request has expired");
            case SUPERSEDED -> not(HomeError.Type.ENDPOINT_BUSY, "Another request came in first");
            case WITHDRAWN -> not(HomeError.Type.ENDPOINT_BUSY, "The request was withdrawn");
        };
    }

    private static Ending refused(Reason reason) {
        return switch (reason) {
            case STALE -> not(HomeError.Type.ENDPOINT_UNREACHABLE, "The request reached the car too late");
            case UNKNOWN_SIGNAL -> not(HomeError.Type.INVALID_DIRECTIVE, "The car does not have this");
            case INVALID_VALUE -> not(HomeError.Type.INVALID_VALUE, "The car does not accept that value");
            case VEHICLE_MOVING -> not(HomeError.Type.NOT_SUPPORTED_IN_CURRENT_MODE, "The car is moving");
            case DOOR_LOCKED -> not(HomeError.Type.NOT_SUPPORTED_IN_CURRENT_MODE, "The car is locked");
            case INTERLOCK -> not(HomeError.Type.NOT_SUPPORTED_IN_CURRENT_MODE, "The car does not allow this now");
            case ECU_TIMEOUT ->
                not(HomeError.Type.HARDWARE_MALFUNCTION, "The car's electronics did not respond in time");
            case ECU_FAULT -> not(HomeError.Type.HARDWARE_MALFUNCTION, "The car tried but could not do it");
            case BUSY -> not(HomeError.Type.ENDPOINT_BUSY, "The car is too busy right now");
            case JOURNAL_UNAVAILABLE ->
                not(HomeError.Type.HARDWARE_MALFUNCTION, "The car can't keep its records right now");
            case PROOF_MISSING ->
                not(
                        HomeError.Type.INSUFFICIENT_PERMISSIONS,
                        "The car only does this with a personal key, and a smart home has none");
            case PROOF_INVALID ->
                not(HomeError.Type.INSUFFICIENT_PERMISSIONS, "The car could not verify the key's signature");
            case PROOF_EXPIRED ->
                not(HomeError.Type.INSUFFICIENT_PERMISSIONS, "The signed request had expired when the car checked it");
            case PROOF_REPLAYED -> not(HomeError.Type.INSUFFICIENT_PERMISSIONS, "The signed request was used before");
            case KEY_UNKNOWN -> not(HomeError.Type.INSUFFICIENT_PERMISSIONS, "The car does not know this key");
            case KEY_NOT_ALLOWED ->
                not(HomeError.Type.INSUFFICIENT_PERMISSIONS, "The car does not let this key do that");
        };
    }

    private static Ending not(HomeError.Type type, String message) {
        return new NotDone(HomeError.of(type, message));
    }
}
