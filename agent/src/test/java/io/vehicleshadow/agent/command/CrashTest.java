package io.vehicleshadow.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.agent.car.EcuCondition;
import io.vehicleshadow.agent.journal.InMemoryJournal;
import io.vehicleshadow.agent.model.BadNetwork;
import io.vehicleshadow.agent.model.CarKind;
import io.vehicleshadow.agent.model.World;
import io.vehicleshadow.vehicle.signal.SignalKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a new process does with what the one before it had begun. */
@ParameterizedClass
@EnumSource(CarKind.class)
class CrashTest {
    private final InMemoryJournal journal = new InMemoryJournal();
    private final CarKind kind;
    private final World world;

    CrashTest(CarKind kind) {
        this.kind = kind;
        world = new World(kind, journal);
    }

    @Test
    void after_a_crash_the_agent_reads_the_ecu_and_answers_without_acting_again() {
        world.connectAndReport();
        world.ask("{\"door\":\"open\",\"horn\":\"honk\"}");
        world.pass(Duration.ofMillis(300));
        world.startAgent();
        world.pass(Duration.ofSeconds(2));
        world.connectAndReport();
        assertEquals("SUCCEEDED", world.shadow.outcome("door"));
        assertEquals(kind.tellsTheEnd() ? "FAILED/ECU_TIMEOUT" : "SUCCEEDED", world.shadow.outcome("horn"));
        assertEquals(2, world.acted.size());
        assertTrue(world.shadow.isNothingDesired());
    }

    @Test
    void after_a_crash_a_part_that_did_not_get_there_is_a_failure_once_the_unit_had_its_time() {
        world.connectAndReport();
        world.car.setCondition("trunk", EcuCondition.JAMMED);
        world.ask("{\"trunk\":\"open\"}");
        world.pass(Duration.ofMillis(300));
        world.startAgent();
        world.connectAndReport();
        world.pass(Limits.STANDARD.ecuPatience().minusSeconds(2));
        assertEquals("", world.shadow.outcome("trunk"));
        world.pass(Duration.ofSeconds(3));
        assertEquals("FAILED/ECU_TIMEOUT", world.shadow.outcome("trunk"));
        assertEquals("close", world.shadow.reported("trunk"));
        assertEquals(1, world.acted.size());
        assertTrue(world.shadow.isNothingDesired());
    }

    @Test
    void the_journal_is_empty_when_everything_is_answered() {
        world.connectAndReport();
        world.ask("{\"door\":\"open\",\"horn\":\"honk\"}");
        world.pass(Duration.ofMillis(100));
        assertEquals(kind.tellsTheEnd() ? 2 : 1, journal.unanswered().size());
        world.pass(Duration.ofSeconds(2));
        assertEquals(List.of(), journal.unanswered());
    }

    @Test
    void what_was_answered_just_before_the_crash_is_not_answered_again() {
        world.connectAndReport();
        world.ask("{\"headlight\":\"on\"}");
        world.pass(Duration.ofMillis(45));
        world.network(BadNetwork.slow(Duration.ofMillis(100)));
        world.pass(Duration.ofMillis(125));
        assertTrue(world.shadow.isNothingDesired(), "answered, and the vehicle does not know it yet");
        assertEquals(1, journal.unanswered().size());
        world.network(BadNetwork.none());
        world.startAgent();
        world.connectAndReport();
        world.pass(Duration.ofSeconds(11));
        assertEquals(1, world.answered.size());
        assertEquals(List.of(), journal.unanswered());
    }

    @Test
    void a_car_s_program_that_is_killed_at_any_moment_is_asked_nothing_twice_and_the_reading_decides() {
        world.connectAndReport();
        for (int millis = 50; millis <= 1000; millis += 50) {
            int acted = world.acted.size();
            String target = world.car.read().get(new SignalKey("door")).text().equals("close") ? "open" : "close";
            world.ask("{\"door\":\"" + target + "\"}");
            world.pass(Duration.ofMillis(millis));
            world.killCar();
            world.pass(Duration.ofSeconds(20));
            assertEquals(acted + 1, world.acted.size(), "killed after " + millis + " ms");
            assertEquals("SUCCEEDED", world.shadow.outcome("door"), "killed after " + millis + " ms");
            assertEquals(target, world.shadow.reported("door"));
            assertTrue(world.shadow.isNothingDesired());
        }
    }
}
