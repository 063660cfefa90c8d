package io.vehicleshadow.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.agent.car.EcuAnswer;
import io.vehicleshadow.agent.car.EcuCondition;
import io.vehicleshadow.agent.journal.InMemoryJournal;
import io.vehicleshadow.agent.model.CarKind;
import io.vehicleshadow.agent.model.World;
import io.vehicleshadow.vehicle.command.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the control units say, and what the vehicle answers then. */
@ParameterizedClass
@EnumSource(CarKind.class)
class EcuAnswersTest {
    private final CarKind kind;
    private final World world;

    EcuAnswersTest(CarKind kind) {
        this.kind = kind;
        world = new World(kind, new InMemoryJournal());
    }

    @Test
    void an_ecu_that_can_not_or_does_not_answer_is_a_failure_and_reported_is_what_it_reads() {
        world.connectAndReport();
        world.car.setCondition("trunk", EcuCondition.JAMMED);
        world.car.setCondition("door", EcuCondition.SILENT);
        world.ask("{\"trunk\":\"open\",\"door\":\"open\"}");
        world.pass(Duration.ofSeconds(11));
        assertEquals(kind.tellsTheEnd() ? "FAILED/ECU_FAULT" : "FAILED/ECU_TIMEOUT", world.shadow.outcome("trunk"));
        assertEquals("FAILED/ECU_TIMEOUT", world.shadow.outcome("door"));
        assertEquals("close", world.shadow.reported("trunk"));
        assertEquals("close", world.shadow.reported("door"));
    }

    @Test
    void a_part_made_slow_by_hand_is_done_when_it_is_done_and_not_before() {
        world.connectAndReport();
        world.car.slow("trunk", Duration.ofSeconds(7));
        world.ask("{\"trunk\":\"open\"}");
        world.pass(Duration.ofSeconds(6));
        assertEquals("close", world.shadow.reported("trunk"));
        assertEquals("", world.shadow.outcome("trunk"));

        world.pass(Duration.ofSeconds(2));
        assertEquals("SUCCEEDED", world.shadow.outcome("trunk"));
        assertEquals("open", world.shadow.reported("trunk"));
    }

    @Test
    void a_busy_unit_and_an_interlock_that_the_unit_finds_are_refusals() {
        world.connectAndReport();
        assertEquals("REJECTED/BUSY", outcomeOf(new EcuAnswer.Busy()));
        assertEquals("REJECTED/VEHICLE_MOVING", outcomeOf(new EcuAnswer.Refused(Reason.VEHICLE_MOVING)));
        assertEquals("REJECTED/DOOR_LOCKED", outcomeOf(new EcuAnswer.Refused(Reason.DOOR_LOCKED)));
    }

    private String outcomeOf(EcuAnswer answer) {
        world.car.setCondition("door", EcuCondition.SILENT);
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofMillis(10));
        world.lastEcu.accept(answer);
        world.pass(Duration.ofMillis(10));
        return world.shadow.outcome("door");
    }

    @Test
    void what_a_unit_says_after_it_was_given_up_on_changes_nothing() {
        world.connectAndReport();
        world.car.setCondition("door", EcuCondition.SILENT);
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofSeconds(1));
        world.disconnect();
        world.pass(Duration.ofSeconds(10));
        world.lastEcu.accept(new EcuAnswer.Done());
        world.connectAndReport();
        assertEquals("FAILED/ECU_TIMEOUT", world.shadow.outcome("door"));
        assertEquals("close", world.shadow.reported("door"));
        assertTrue(world.shadow.isNothingDesired());
    }

    @Test
    void a_connection_that_breaks_while_a_unit_acts_delays_the_answer_only() {
        world.connectAndReport();
        world.ask("{\"window\":\"down\"}");
        world.pass(Duration.ofMillis(500));
        world.disconnect();
        world.pass(Duration.ofSeconds(300));
        world.connectAndReport();
        assertEquals("SUCCEEDED", world.shadow.outcome("window"));
        assertEquals("down", world.shadow.reported("window"));
        assertEquals(1, world.acted.size());
        assertTrue(world.shadow.isNothingDesired());
    }

    @Test
    void a_horn_sounds_each_time_it_is_asked() {
        world.connectAndReport();
        world.ask("{\"horn\":\"honk\"}");
        world.pass(Duration.ofSeconds(2));
        world.ask("{\"horn\":\"honk\"}");
        world.pass(Duration.ofSeconds(2));
        assertEquals(2, world.acted.size());
        assertFalse(world.shadow.reported().has("horn"));
        assertTrue(world.shadow.isNothingDesired());
    }

    @Test
    void a_request_for_what_still_is_while_the_opposite_is_under_way_comes_next() {
        world.connectAndReport();
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofMillis(100));
        world.ask("{\"door\":\"close\"}");
        world.pass(Duration.ofSeconds(3));
        assertEquals(2, world.acted.size());
        assertEquals("close", world.shadow.reported("door"));
        assertTrue(world.shadow.isNothingDesired());
    }

    @Test
    void different_signals_are_executed_side_by_side() {
        world.connectAndReport();
        world.ask("{\"window\":\"down\",\"trunk\":\"open\",\"headlight\":\"on\"}");
        world.pass(Duration.ofMillis(100));
        assertEquals(3, world.acted.size());
        assertEquals("on", world.shadow.reported("headlight"));
    }
}
