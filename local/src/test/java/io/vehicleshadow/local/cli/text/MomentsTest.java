package io.vehicleshadow.local.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private final Moments moments =
            Moments.of(Clock.fixed(Instant.parse("2026-11-27T23:30:18Z"), ZoneId.of("Europe/Berlin")));

    @Test
    void a_moment_of_today_is_written_in_the_reader_s_time() {
        assertEquals("00:30:00", moments.at("2026-11-27T23:30:00.420Z"));
    }

    @Test
    void a_moment_of_another_day_is_written_with_its_day() {
        assertEquals("2026-11-27 23:59:59", moments.at("2026-11-27T22:59:59Z"));
    }

    @Test
    void since_says_when_and_how_long_ago() {
        assertEquals(" since 00:30:00 (18 s)", moments.since("2026-11-27T23:30:00Z"));
        assertEquals("", moments.since(""));
    }

    @Test
    void lengths_are_written_in_the_unit_that_a_person_would_choose() {
        assertEquals("0 s", Moments.length(Duration.ofSeconds(-3)));
        assertEquals("119 s", Moments.length(Duration.ofSeconds(119)));
        assertEquals("2 min", Moments.length(Duration.ofSeconds(120)));
        assertEquals("2 h", Moments.length(Duration.ofHours(2)));
        assertEquals("2 days", Moments.length(Duration.ofHours(48)));
    }
}
