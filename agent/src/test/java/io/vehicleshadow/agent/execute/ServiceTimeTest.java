package io.vehicleshadow.agent.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.agent.loop.VirtualLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceTimeTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final VirtualLoop loop = new VirtualLoop();
    private final ServiceTime time = new ServiceTime(loop);

    private void pass(Duration duration) {
        loop.run(duration);
    }

    @BeforeEach
    void ask() {
        time.requested();
    }

    @Test
    void as_long_as_nobody_told_the_time_everything_is_too_old() {
        assertTrue(time.since(NOON).compareTo(Duration.ofDays(100_000)) > 0);
    }

    @Test
    void the_time_that_was_told_goes_on() {
        time.set(Optional.of(NOON));
        pass(Duration.ofSeconds(61));
        assertEquals(Duration.ofSeconds(61), time.since(NOON));
    }

    @Test
    void a_later_message_moves_it_on_and_an_earlier_one_not_back() {
        time.set(Optional.of(NOON));
        time.atLeast(NOON.plusSeconds(30));
        time.atLeast(NOON.plusSeconds(10));
        assertEquals(Duration.ofSeconds(30), time.since(NOON));
    }

    @Test
    void a_message_alone_does_not_make_it_known() {
        time.atLeast(NOON);
        assertTrue(time.since(NOON).compareTo(Duration.ofDays(100_000)) > 0);
    }

    @Test
    void the_answer_to_the_first_get_of_a_connection_may_set_it_back() {
        time.set(Optional.of(NOON.plusSeconds(3600)));
        time.set(Optional.of(NOON));
        assertEquals(Duration.ZERO, time.since(NOON));
    }

    @Test
    void it_is_lost_when_the_wall_clock_has_run_ahead_and_known_again_when_it_is_told_anew() {
        time.set(Optional.of(NOON));
        loop.moveWallClock(Duration.ofSeconds(2));
        assertFalse(time.isLost());
        loop.moveWallClock(Duration.ofNanos(1));
        assertTrue(time.isLost());
        time.atLeast(NOON.plusSeconds(60));
        assertTrue(time.isLost(), "a message that waited in a buffer tells no time");
        time.requested();
        time.set(Optional.of(NOON.plusSeconds(90)));
        assertFalse(time.isLost());
        assertEquals(Duration.ofSeconds(90), time.since(NOON));
    }

    @Test
    void an_answer_that_was_long_under_way_makes_nothing_younger() {
        pass(Duration.ofSeconds(4));
        time.set(Optional.of(NOON));
        assertEquals(Duration.ofSeconds(4), time.since(NOON));
    }

    @Test
    void it_is_not_known_when_the_answer_does_not_tell_it() {
        time.set(Optional.of(NOON));
        time.set(Optional.empty());
        assertFalse(time.isLost());
        assertTrue(time.since(NOON).compareTo(Duration.ofDays(100_000)) > 0);
    }
}
