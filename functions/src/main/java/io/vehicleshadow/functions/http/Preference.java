package io.vehicleshadow.functions.http;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a caller prefers to wait. Source: RFC 7240, {@code Prefer: wait=N}. */
public final class Preference {
    private static final int LONGEST_SECONDS = 10;
    private static final Pattern WAIT = Pattern.compile("(?:^|.*[,;\\s])wait\\s*=\\s*\"?([^\",;\\s]*)\"?.*");

    private Preference() {}

    /**
     * The wait, 0 to 10 s; 0 if none is preferred.
     *
     * @throws BadRequest if it is not a whole number of seconds
     */
    public static Duration waiting(Optional<String> prefer) {
        Matcher match = WAIT.matcher(prefer.orElse(""));
        if (!match.matches()) {
            return Duration.ZERO;
        }
        if (!match.group(1).matches("[0-9]{1,9}")) {
            throw new BadRequest(
                    "Prefer: wait= takes whole seconds from 0 to 10, but this is '" + match.group(1) + "'");
        }
        return Duration.ofSeconds(Math.min(LONGEST_SECONDS, Integer.parseInt(match.group(1))));
    }
}
