package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Says in words what the API says in JSON. */
final class Words {
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
            default -> reason;
        };
    }

    static String presence(JsonNode presence, Instant now) {
        String since = since(presence.path("since").asText(), now);
        return switch (presence.path("state").asText()) {
            case "ONLINE" -> "online" + since;
            case "OFFLINE" -> "offline" + since;
            default -> "never seen online";
        };
    }

    static String since(String instant, Instant now) {
        try {
            return " for " + age(Duration.between(Instant.parse(instant), now));
        } catch (DateTimeParseException e) {
            return "";
        }
    }

    static String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }

    /** One signal of a command, such as {@code door open: done in 0.8 s}. */
    static String signal(String key, JsonNode signal) {
        return key + " " + signal.path("value").asText() + ": " + outcome(signal);
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
            default -> "no answer yet; lapses at " + signal.path("staleAt").asText("-");
        };
    }

    private static String took(JsonNode signal) {
        return signal.path("seconds").isNumber()
                ? String.format(
                        java.util.Locale.ROOT,
                        " in %.1f s",
                        signal.path("seconds").asDouble())
                : "";
    }
}
