package io.vehicleshadow.agent.car;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReconnectPauseTest {
    private final ReconnectPause pause = new ReconnectPause();

    private List<Long> millisOf(int failures) {
        return Stream.generate(() -> pause.after(0).toMillis()).limit(failures).toList();
    }

    @Test
    void each_pause_is_twice_the_one_before_up_to_half_a_minute() {
        assertEquals(List.of(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L), millisOf(8));
    }

    @Test
    void after_a_connection_that_has_held_for_ten_seconds_it_begins_anew() {
        millisOf(5);
        assertEquals(Duration.ofSeconds(16), pause.after(Duration.ofSeconds(10).toNanos()));
        assertEquals(Duration.ofMillis(500), pause.after(Duration.ofSeconds(10).toNanos() + 1));
        assertEquals(List.of(1_000L), millisOf(1));
    }
}
