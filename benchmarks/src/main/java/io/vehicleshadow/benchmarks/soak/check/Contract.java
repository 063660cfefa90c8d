package io.vehicleshadow.benchmarks.soak.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** What the checker knows of the contract between cloud and vehicle, each rule with its source. */
final class Contract {
    /** Source: the contract, Signals, "stale after". */
    private static final Map<String, Integer> STALE_AFTER_SECONDS =
            Map.of("door", 60, "window", 60, "headlight", 600, "trunk", 60, "lock", 60, "climate", 900, "horn", 30);

    /** Source: the contract, Signals: "The simulated car starts parked and unlocked". */
    static final Map<String, String> PARKED = Map.of(
            "door",
            "close",
            "trunk",
            "close",
            "window",
            "up",
            "headlight",
            "off",
            "lock",
            "unlocked",
            "climate",
            "off",
            "speed",
            "0");

    /** Source: the contract, Signals: the kind "momentary" has no state. */
    static final String MOMENTARY = "horn";

    /** What ends a command, so that it never changes. Source: the contract, Closing a command, status words. */
    static final Set<String> FINAL = Set.of("SUCCEEDED", "FAILED", "REJECTED", "SUPERSEDED", "WITHDRAWN");

    /**
     * How long after a command's expiry an act counts as late: one second, as the service tells whole seconds by which the
     * age is measured, and one for a busy machine between the car's look at the clock and the line that tells the act.
     * Source: the contract, How old a command may be.
     */
    static final Duration GRACE = Duration.ofSeconds(2);

    /** Between a change in the car and the line that tells it. */
    static final Duration TELLING = Duration.ofMillis(100);

    private Contract() {}

    static Instant expiry(String signal, long writtenAt) {
        return Instant.ofEpochSecond(writtenAt + STALE_AFTER_SECONDS.getOrDefault(signal, 0));
    }

    static boolean isKnown(String signal) {
        return STALE_AFTER_SECONDS.containsKey(signal);
    }

    /** A value as text: 21.50 and 21.5 are one. */
    static String value(JsonNode json) {
        return json.isNumber() ? json.decimalValue().stripTrailingZeros().toPlainString() : json.asText();
    }
}
