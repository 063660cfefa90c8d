package io.vehicleshadow.functions.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.voice.Turn;
import io.vehicleshadow.functions.voice.VoiceStore;
import io.vehicleshadow.vehicle.ThingName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Turns to tell a person of a vehicle, in the database. */
class VoiceTurnsTest {
    private static final PersonId DEMO = new PersonId("demo");
    private static final ThingName TCU = new ThingName("tcu");
    private static final Instant LATER = Instant.ofEpochMilli(1_800_000_000_123L);
    private static final int INSTANCES = 4;
    private static final int TURNS = 10;

    private final LossyTable table = new LossyTable();
    private final VoiceStore store = table.stores().voice();

    @Test
    void a_turn_is_kept_as_it_was_put() {
        assertEquals(Turn.NONE, store.turn(DEMO, TCU));

        assertTrue(store.replace(DEMO, TCU, Turn.NONE, Turn.NONE.taken(LATER)));
        assertEquals(new Turn(1, 0, Optional.of(LATER)), store.turn(DEMO, TCU));
        assertFalse(store.replace(DEMO, TCU, Turn.NONE, Turn.NONE.taken(LATER)), "it was taken");

        assertTrue(store.replace(DEMO, TCU, store.turn(DEMO, TCU), new Turn(1, 0, Optional.of(LATER)).givenBack(7)));
        assertEquals(new Turn(2, 7, Optional.empty()), store.turn(DEMO, TCU));
        assertEquals(Turn.NONE, store.turn(new PersonId("anna"), TCU));
        assertEquals(Turn.NONE, store.turn(DEMO, new ThingName("van")));
    }

    /** Each loses every second answer to a write, or none; the client repeats the write then. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void of_many_that_would_take_a_turn_one_does(boolean losing) throws Exception {
        ThreadLocal<AtomicInteger> writes = ThreadLocal.withInitial(AtomicInteger::new);
        table.lose(operation ->
                losing && operation.equals("putItem") && writes.get().incrementAndGet() % 2 == 0);
        AtomicInteger inside = new AtomicInteger();
        ExecutorService instances = Executors.newFixedThreadPool(INSTANCES);
        List<Future<Integer>> most = new ArrayList<>();
        for (int i = 0; i < INSTANCES; i++) {
            most.add(instances.submit(() -> mostInside(inside)));
        }
        for (Future<Integer> each : most) {
            assertEquals(1, each.get());
        }
        instances.shutdown();
        assertEquals(2L * INSTANCES * TURNS, store.turn(DEMO, TCU).revision());
    }

    /** Takes that many turns; returns how many had one at once, itself included. */
    private int mostInside(AtomicInteger inside) {
        int most = 0;
        for (int taken = 0; taken < TURNS; ) {
            Turn seen = store.turn(DEMO, TCU);
            Turn own = seen.taken(LATER);
            if (seen.takenUntil().isEmpty() && store.replace(DEMO, TCU, seen, own)) {
                most = Math.max(most, inside.incrementAndGet());
                inside.decrementAndGet();
                // If the answer gets lost the next may have the turn before this is repeated.
                store.replace(DEMO, TCU, own, own.givenBack(own.revision()));
                taken++;
            }
        }
        return most;
    }
}
