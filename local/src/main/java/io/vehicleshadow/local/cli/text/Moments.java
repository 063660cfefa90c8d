package io.vehicleshadow.local.cli.text;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Writes moments and how long ago they were, in the reader's time zone. */
public final class Moments {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private final ZonedDateTime now;

    private Moments(ZonedDateTime now) {
        this.now = now;
    }

    /** Seen from the present moment of the clock, in its time zone. */
    public static Moments of(Clock clock) {
        return new Moments(ZonedDateTime.now(clock));
    }

    /** The time of an ISO 8601 instant, with the day if it is another; the text itself if it is none. */
    public String at(String instant) {
        try {
            ZonedDateTime then = Instant.parse(instant).atZone(now.getZone());
            return then.format(then.toLocalDate().equals(now.toLocalDate()) ? TIME : DAY);
        } catch (DateTimeParseException e) {
            return instant;
        }
    }

    /** Such as {@code since 14:22:05 (18 s)}; nothing if the text is no instant. */
    String since(String instant) {
        try {
            Duration ago = Duration.between(Instant.parse(instant), now);
            return " since " + at(instant) + " (" + length(ago) + ")";
        } catch (DateTimeParseException e) {
            return "";
        }
    }

    /** Such as {@code 18 s}, {@code 5 min}, {@code 3 h} or {@code 2 days}; nothing is negative. */
    public static String length(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7200) {
            return seconds / 60 + " min";
        }
        return seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " days";
    }
}
