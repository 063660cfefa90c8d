package io.vehicleshadow.functions.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=0|0",
                "wait=3|3",
                "WAIT = 3|3",
                "wait=\"3\"|3",
                "respond-async, wait=3|3",
                "wait=3; foo=bar|3",
                "wait=3, wait=5|3",
                "wait=10|10",
                "wait=11|10",
                "wait=999999999|10",
                "respond-async; wait=3|0",
                "await=3|0"
            })
    void the_first_wait_counts_up_to_ten_seconds(String prefer, int seconds) {
        assertEquals(Duration.ofSeconds(seconds), Preference.waiting(Optional.of(prefer)));
    }

    @Test
    void nobody_waits_who_does_not_say_so() {
        assertEquals(Duration.ZERO, Preference.waiting(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait", "wait=", "wait=x", "wait=-1", "wait=1.5", "wait=9999999999", "wait=\"3"})
    void a_wait_of_anything_but_whole_seconds_is_refused(String prefer) {
        assertThrows(BadRequest.class, () -> Preference.waiting(Optional.of(prefer)));
    }
}
