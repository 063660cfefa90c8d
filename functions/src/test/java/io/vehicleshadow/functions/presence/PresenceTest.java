package io.vehicleshadow.functions.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vehicleshadow.functions.LocalTable;
import io.vehicleshadow.functions.Meter;
import io.vehicleshadow.functions.TestStores;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private static final ThingName TCU = new ThingName("tcu");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private final PresenceStore store = TestStores.of(LocalTable.create()).presences();
    private final List<Boolean> counted = new ArrayList<>();
    private final RecordPresence record = new RecordPresence(store, new Counting());

    private static Presence event(boolean online, int second, String session, long number) {
        return new Presence(online, NOON.plusSeconds(second), session, number);
    }

    private Presence after(Presence... events) {
        List.of(events).forEach(event -> record.record(TCU, event));
        return store.find(TCU).orElseThrow();
    }

    @Test
    void a_connection_that_ended_is_offline_in_either_order() {
        Presence up = event(true, 0, "s1", 3);
        Presence down = event(false, 5, "s1", 3);
        assertEquals(down, after(up, down));
        assertEquals(down, after(down, up));
    }

    @Test
    void the_end_of_a_connection_that_was_taken_over_does_not_make_the_vehicle_offline() {
        Presence taken = event(true, 5, "s2", 4);
        assertEquals(taken, after(event(true, 0, "s1", 3), taken, event(false, 6, "s1", 3)));
    }

    @Test
    void an_old_event_that_comes_late_changes_nothing() {
        Presence latest = event(true, 20, "s3", 5);
        assertEquals(latest, after(latest, event(false, 10, "s2", 4), event(true, 1, "s2", 4)));
        assertEquals(List.of(true), counted);
    }

    @Test
    void a_number_that_began_anew_after_an_hour_away_counts_by_time() {
        Presence back = event(true, 4000, "s9", 0);
        assertEquals(back, after(event(false, 0, "s1", 31), back));
    }

    @Test
    void the_same_event_twice_is_one() {
        Presence up = event(true, 0, "s1", 3);
        assertEquals(up, after(up, up));
        assertEquals(List.of(true), counted);
    }

    @Test
    void coming_and_going_is_counted() {
        after(event(true, 0, "s1", 3), event(false, 5, "s1", 3));
        assertEquals(List.of(true, false), counted);
    }

    /** Writes down what it was told of presences. */
    private final class Counting implements Meter {
        @Override
        public void differed() {}

        @Override
        public void asked(int signals) {}

        @Override
        public void answered(CommandStatus status, Optional<Reason> reason, Duration sinceAsked) {}

        @Override
        public void present(boolean online) {
            counted.add(online);
        }
    }
}
