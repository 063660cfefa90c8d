package io.vehicleshadow.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.agent.journal.InMemoryJournal;
import io.vehicleshadow.agent.journal.Intent;
import io.vehicleshadow.agent.journal.Journal;
import io.vehicleshadow.agent.model.World;
import io.vehicleshadow.vehicle.signal.SignalKey;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A disk may take its time, and the world goes on meanwhile: what counts is how it is when the ECU is told to act. */
class StalledJournalTest {
    private final InMemoryJournal written = new InMemoryJournal();
    private Runnable meanwhile = () -> {};
    private final World world = new World(new Journal() {
        @Override
        public void write(Intent intent) {
            written.write(intent);
            meanwhile.run();
        }

        @Override
        public void remove(SignalKey key) {
            written.remove(key);
        }

        @Override
        public Collection<Intent> unanswered() {
            return written.unanswered();
        }
    });

    @Test
    void a_vehicle_that_began_to_move_while_the_journal_was_written_does_not_open() {
        meanwhile = () -> world.byHand("speed", "30");
        assertEquals("REJECTED/VEHICLE_MOVING", outcomeOfOpening());
        assertEquals(List.of(), world.acted);
    }

    @Test
    void a_request_that_went_stale_while_the_journal_was_written_is_not_executed() {
        meanwhile = () -> world.loop.stall(Duration.ofSeconds(60));
        assertEquals("REJECTED/STALE", outcomeOfOpening());
        assertEquals(List.of(), world.acted);
    }

    @Test
    void a_hand_that_was_faster_than_the_journal_leaves_nothing_to_do() {
        meanwhile = () -> world.byHand("door", "\"open\"");
        assertEquals("SUCCEEDED", outcomeOfOpening());
        assertEquals(List.of(), world.acted);
    }

    private String outcomeOfOpening() {
        world.connectAndReport();
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), written.unanswered());
        assertTrue(world.shadow.isNothingDesired());
        return world.shadow.outcome("door");
    }
}
