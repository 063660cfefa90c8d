package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.util.Locale;

/** Says in words what the API says in JSON. */
final class Words {
    private static final SignalCatalogue CATALOGUE = SignalCatalogue.standard();

    private Words() {}

    static String reason(String reason) {
        return switch (reason) {
            case "STALE" -> "the request was too old when it reached the car";
            case "UNKNOWN_SIGNAL" -> "the car has no such thing";
            case "INVALID_VALUE" -> "the car does not know that value";
            case "VEHICLE_MOVING" -> "the car is moving";
            case "DOOR_LOCKED" -> "the door is locked";
            case "ECU_TIMEOUT" -> "the car's controller did not answer in time";
            case "ECU_FAULT" -> "the car's controller could not do it";
            case "BUSY" -> "the car has too much under way";
            case "JOURNAL_UNAVAILABLE" -> "the car can't write down what it does, and so does nothing";
            case "INTERLOCK" -> "a safety condition of the car is not met";
            default -> reason;
        };
    }

    /** How a vehicle's presence is told, such as {@code offline since 14:22:05 (18 s)}. */
    static String presence(JsonNode presence, Moments moments) {
        String since = moments.since(presence.path("since").asText());
        return switch (presence.path("state").asText()) {
            case "ONLINE" -> "online" + since;
            case "OFFLINE" -> "offline" + since;
            default -> "never seen online";
        };
    }

    /** A value with the unit of its signal, such as {@code 21.5 °C} or {@code open}. */
    static String value(String key, JsonNode value) {
        String unit = CATALOGUE
                .find(key)
                .flatMap(Signal::range)
                .map(range -> range.unit().equals("percent") ? " %" : " " + range.unit())
                .orElse("");
        return value.asText() + (value.isNumber() ? unit : "");
    }

    /** One signal of a command, such as {@code door open: done in 0.8 s}. */
    static String signal(String key, JsonNode signal, Moments moments) {
        return key + " " + value(key, signal.path("value")) + ": "
                + (signal.path("status").asText().equals("IN_PROGRESS")
                        ? "no answer yet; lapses at "
                                + moments.at(signal.path("staleAt").asText("-"))
                        : outcome(signal));
    }

    /** What became of it, such as {@code refused, the car is moving}. */
    static String outcome(JsonNode signal) {
        String reason = reason(signal.path("reason").asText());
        return switch (signal.path("status").asText()) {
            case "SUCCEEDED" -> "done" + took(signal);
            case "FAILED" -> "failed, " + reason;
            case "REJECTED" -> "refused, " + reason;
            case "TIMED_OUT" -> "no answer before it went stale";
            case "SUPERSEDED" -> "superseded by a newer request";
            case "WITHDRAWN" -> "withdrawn";
            default -> signal.path("status").asText();
        };
    }

    private static String took(JsonNode signal) {
        return signal.path("seconds").isNumber()
                ? String.format(
                        Locale.ROOT, " in %.1f s", signal.path("seconds").asDouble())
                : "";
    }
}
