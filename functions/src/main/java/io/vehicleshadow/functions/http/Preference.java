package io.vehicleshadow.functions.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How long a caller prefers to wait. Source: RFC 7240, {@code Prefer: wait=N}. */
public final class Preference {
    private static final int LONGEST_SECONDS = 10;

    private Preference() {}

    /**
     * The wait, 0 to 10 s; 0 if none is preferred. Of several the first counts.
     *
     * @throws BadRequest if it is not a whole number of seconds
     */
    public static Duration waiting(Optional<String> prefer) {
        return Arrays.stream(prefer.orElse("").split(","))
                .map(preference -> preference.split(";", 2)[0].split("=", 2))
                .filter(preference -> preference[0].strip().equalsIgnoreCase("wait"))
                .findFirst()
                .map(preference -> seconds(preference.length < 2 ? "" : preference[1].strip()))
                .orElse(Duration.ZERO);
    }

    private static Duration seconds(String text) {
        if (!text.matches("[0-9]{1,9}|\"[0-9]{1,9}\"")) {
            throw new BadRequest("Prefer: wait= can't be '" + text + "'; it takes whole seconds from 0 to 10");
        }
        return Duration.ofSeconds(Math.min(LONGEST_SECONDS, Integer.parseInt(text.replace("\"", ""))));
    }
}
