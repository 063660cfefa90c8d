package io.vehicleshadow.functions.pin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.functions.LocalTable;
import io.vehicleshadow.functions.LossyDatabase;
import io.vehicleshadow.functions.TestClock;
import io.vehicleshadow.functions.TestStores;
import io.vehicleshadow.functions.access.PersonId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PinsTest {
    private static final PersonId DEMO = new PersonId("demo");
    private final TestClock clock = new TestClock();
    private final PinStore store = TestStores.of(LocalTable.create()).pins();
    private final Pins pins = new Pins(store, clock, new SecureRandom(), 1000);

    @Test
    void three_wrong_pins_lock_for_ten_minutes_even_for_the_right_one() {
        pins.set(DEMO, new Pin("2580"));
        assertEquals(new PinVerdict.Wrong(2), pins.check(DEMO, "1111"));
        assertEquals(new PinVerdict.Wrong(1), pins.check(DEMO, "no digits"));
        assertInstanceOf(PinVerdict.Locked.class, pins.check(DEMO, "3333"));
        assertInstanceOf(PinVerdict.Locked.class, pins.check(DEMO, "2580"));
        assertTrue(pins.lockedUntil(DEMO).isPresent());
        clock.advance(Pins.LOCK_OUT);
        assertEquals(new PinVerdict.Right(), pins.check(DEMO, "2580"));
        assertTrue(pins.lockedUntil(DEMO).isEmpty());
    }

    @Test
    void a_right_pin_forgives_the_wrong_ones_before() {
        pins.set(DEMO, new Pin("2580"));
        pins.check(DEMO, "1111");
        pins.check(DEMO, "1111");
        assertEquals(new PinVerdict.Right(), pins.check(DEMO, "2580"));
        assertEquals(new PinVerdict.Wrong(2), pins.check(DEMO, "1111"));
    }

    @Test
    void a_new_pin_ends_the_lock_out_and_replaces_the_old_one() {
        pins.set(DEMO, new Pin("2580"));
        IntStream.range(0, 3).forEach(i -> pins.check(DEMO, "1111"));
        pins.set(DEMO, new Pin("987654"));
        assertEquals(new PinVerdict.Right(), pins.check(DEMO, "987654"));
        assertEquals(new PinVerdict.Wrong(2), pins.check(DEMO, "2580"));
    }

    @Test
    void tries_at_the_same_moment_get_no_more_than_three_looks() {
        pins.set(DEMO, new Pin("2580"));
        List<CompletableFuture<PinVerdict>> tries = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> pins.check(DEMO, "1111")))
                .toList();
        long looked = tries.stream()
                .map(CompletableFuture::join)
                .filter(PinVerdict.Wrong.class::isInstance)
                .count();
        assertEquals(2, looked);
        assertInstanceOf(PinVerdict.Locked.class, pins.check(DEMO, "2580"));
    }

    @Test
    void the_lock_out_grows_with_repetition_until_a_right_pin() {
        pins.set(DEMO, new Pin("2580"));
        for (Duration lockOut :
                List.of(Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(1))) {
            lockOut();
            clock.advance(lockOut.minusSeconds(1));
            assertInstanceOf(PinVerdict.Locked.class, pins.check(DEMO, "2580"), lockOut.toString());
            clock.advance(Duration.ofSeconds(1));
        }
        assertEquals(new PinVerdict.Right(), pins.check(DEMO, "2580"));
        lockOut();
        clock.advance(Pins.LOCK_OUT);
        assertEquals(new PinVerdict.Right(), pins.check(DEMO, "2580"));
    }

    @Test
    void wrong_pins_of_long_ago_do_not_count() {
        pins.set(DEMO, new Pin("2580"));
        pins.check(DEMO, "1111");
        pins.check(DEMO, "1111");
        clock.advance(Duration.ofHours(25));
        assertEquals(new PinVerdict.Wrong(2), pins.check(DEMO, "1111"));
        clock.advance(Duration.ofHours(23));
        assertEquals(new PinVerdict.Wrong(1), pins.check(DEMO, "1111"));
    }

    @Test
    void a_wrong_pin_counts_once_even_if_the_answer_to_counting_it_was_lost() {
        try (LossyDatabase database = new LossyDatabase()) {
            Pins lossy = new Pins(
                    TestStores.of(LocalTable.create(), database.endpoint()).pins(), clock, new SecureRandom(), 1000);
            lossy.set(DEMO, new Pin("2580"));
            database.loseNextAnswerTo("PutItem");
            assertEquals(new PinVerdict.Wrong(2), lossy.check(DEMO, "1111"));
            assertEquals(new PinVerdict.Wrong(1), lossy.check(DEMO, "1111"));
            database.loseNextAnswerTo("PutItem");
            assertEquals(new PinVerdict.Right(), lossy.check(DEMO, "2580"));
        }
    }

    private void lockOut() {
        IntStream.range(0, 3).forEach(i -> pins.check(DEMO, "1111"));
    }

    @Test
    void nobody_without_a_pin_passes() {
        assertEquals(new PinVerdict.NotSet(), pins.check(DEMO, "0000"));
    }

    @Test
    void equal_pins_have_different_hashes_and_none_holds_the_pin() {
        PersonId anna = new PersonId("anna");
        pins.set(DEMO, new Pin("2580"));
        pins.set(anna, new Pin("2580"));
        byte[] one = store.find(DEMO).orElseThrow().hash().hash();
        byte[] other = store.find(anna).orElseThrow().hash().hash();
        assertFalse(Arrays.equals(one, other));
        assertFalse(store.find(DEMO).toString().contains("2580"));
        assertFalse(new Pin("2580").toString().contains("2580"));
    }
}
