package io.vehicleshadow.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServiceTimeTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private long nanoTime = -5;
    private final ServiceTime time = new ServiceTime(() -> nanoTime);

    private void pass(Duration duration) {
        nanoTime += duration.toNanos();
    }

    @Test
    void as_long_as_nobody_told_the_time_everything_is_too_old() {
        assertTrue(time.since(NOON).compareTo(Duration.ofDays(100_000)) > 0);
    }

    @Test
    void the_time_that_was_told_goes_on() {
        time.set(NOON);
        pass(Duration.ofSeconds(61));
        assertEquals(Duration.ofSeconds(61), time.since(NOON));
    }

    @Test
    void a_later_message_moves_it_on_and_an_earlier_one_not_back() {
        time.set(NOON);
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
        time.set(NOON.plusSeconds(3600));
        time.set(NOON);
        assertEquals(Duration.ZERO, time.since(NOON));
    }
}
