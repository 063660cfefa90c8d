package io.vehicleshadow.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.agent.journal.InMemoryJournal;
import io.vehicleshadow.agent.model.CarKind;
import io.vehicleshadow.agent.model.World;
import io.vehicleshadow.agent.model.World.Answered;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(CarKind.class)
class ContractTest {
    private final World world;

    ContractTest(CarKind kind) {
        world = new World(kind, new InMemoryJournal());
    }

    @Test
    void a_request_is_executed_answered_and_cleared_in_one_update() {
        world.connectAndReport();
        int before = world.sent.size();
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofSeconds(1));
        assertEquals("open", world.shadow.reported("door"));
        assertEquals("SUCCEEDED", world.shadow.outcome("door"));
        assertTrue(world.shadow.isNothingDesired());
        assertEquals(before + 1, world.sent.size());
        assertEquals(
                world.shadow.version() - 1,
                world.sent.get(before).path("version").asLong());
    }

    @Test
    void a_door_closed_by_hand_stays_closed() {
        world.connectAndReport();
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofSeconds(1));
        world.byHand("door", "\"close\"");
        world.pass(Duration.ofSeconds(60));
        assertEquals("close", world.shadow.reported("door"));
        assertEquals(1, world.acted.size());
    }

    @Test
    void a_request_for_what_already_is_is_answered_and_cleared_and_nothing_moves() {
        world.connectAndReport();
        world.ask("{\"door\":\"close\"}");
        world.pass(Duration.ofMillis(10));
        assertEquals("SUCCEEDED", world.shadow.outcome("door"));
        assertTrue(world.shadow.isNothingDesired());
        assertEquals(List.of(), world.acted);
    }

    @Test
    void a_door_does_not_open_while_the_vehicle_moves_or_is_locked() {
        world.connectAndReport();
        world.byHand("speed", "30");
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofSeconds(2));
        assertEquals("REJECTED/VEHICLE_MOVING", world.shadow.outcome("door"));
        world.byHand("speed", "0");
        world.byHand("lock", "\"locked\"");
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofSeconds(2));
        assertEquals("REJECTED/DOOR_LOCKED", world.shadow.outcome("door"));
        assertEquals(List.of(), world.acted);
    }

    @Test
    void a_newer_request_waits_for_the_one_under_way_and_replaces_one_that_waits() {
        world.connectAndReport();
        world.ask("{\"window\":\"down\"}");
        world.pass(Duration.ofMillis(100));
        world.ask("{\"window\":\"up\"}");
        world.ask("{\"window\":\"down\"}");
        world.ask("{\"window\":\"up\"}");
        world.pass(Duration.ofSeconds(5));
        assertEquals(
                List.of("\"down\"", "\"up\""),
                world.acted.stream().map(act -> act.value().toString()).toList());
        assertEquals(2, world.answered.size());
        assertEquals("up", world.shadow.reported("window"));
        assertTrue(world.shadow.isNothingDesired());
    }

    @Test
    void a_request_repeated_before_its_answer_is_executed_once_and_answered_for_both() {
        world.connectAndReport();
        world.ask("{\"window\":\"down\"}");
        long second = world.seconds();
        world.pass(Duration.ofMillis(100));
        world.ask("{\"window\":\"down\"}");
        assertEquals(second, world.seconds());
        world.pass(Duration.ofSeconds(5));
        assertEquals(1, world.acted.size());
        assertEquals(
                List.of(world.asked.get(1).version()),
                world.answered.stream().map(Answered::version).toList());
    }

    @Test
    void a_withdrawn_request_that_waits_is_not_executed() {
        world.connectAndReport();
        world.ask("{\"window\":\"down\"}");
        world.pass(Duration.ofMillis(100));
        world.ask("{\"window\":\"up\"}");
        world.pass(Duration.ofMillis(100));
        world.ask("{\"window\":null}");
        world.pass(Duration.ofSeconds(5));
        assertEquals(1, world.acted.size());
        assertEquals("down", world.shadow.reported("window"));
    }

    @Test
    void a_burst_of_requests_brings_no_more_publishes_than_the_service_takes() {
        world.connectAndReport();
        int before = world.sent.size() + world.gets;
        IntStream.range(0, 400).forEach(i -> {
            world.ask(i % 2 == 0 ? "{\"horn\":\"honk\",\"x" + i % 10 + "\":" + i + "}" : "{\"lock\":\"locked\"}");
            world.pass(Duration.ofMillis(5));
        });
        assertTrue(world.sent.size() + world.gets - before <= 300, () -> "published " + world.sent.size());
        world.pass(Duration.ofSeconds(30));
        assertTrue(world.shadow.isNothingDesired());
    }

    @Test
    void an_answer_that_nobody_confirms_is_looked_up_and_not_given_twice() {
        world.connectAndReport();
        world.deaf(true);
        world.ask("{\"door\":\"open\"}");
        world.deaf(false);
        world.write("{\"state\":{\"reported\":{\"noise\":1}}}");
        world.pass(Duration.ofMillis(700));
        world.deaf(true);
        world.pass(Duration.ofSeconds(2));
        world.deaf(false);
        world.pass(Duration.ofSeconds(20));
        assertEquals(1, world.acted.size());
        assertEquals(1, world.answered.size());
        assertTrue(world.shadow.isNothingDesired());
    }
}
