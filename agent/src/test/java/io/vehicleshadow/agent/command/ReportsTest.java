package io.vehicleshadow.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.agent.car.EcuCondition;
import io.vehicleshadow.agent.journal.InMemoryJournal;
import io.vehicleshadow.agent.model.CarKind;
import io.vehicleshadow.agent.model.World;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the vehicle reports without being asked. */
@ParameterizedClass
@EnumSource(CarKind.class)
class ReportsTest {
    private final CarKind kind;
    private final World world;

    ReportsTest(CarKind kind) {
        this.kind = kind;
        world = new World(kind, new InMemoryJournal());
    }

    @Test
    void sensors_are_reported_once_a_second_and_an_actuator_at_once() {
        world.connectAndReport();
        int before = world.sent.size();
        IntStream.range(0, 50).forEach(i -> {
            world.byHand("speed", Integer.toString(i));
            world.pass(Duration.ofMillis(100));
        });
        int sensors = world.sent.size() - before;
        assertTrue(sensors >= 4 && sensors <= 6, () -> sensors + " reports in five seconds");
        world.byHand("headlight", "\"on\"");
        world.pass(Duration.ofMillis(1));
        assertEquals("on", world.shadow.reported("headlight"));
        assertFalse(world.sent.get(world.sent.size() - 1).has("version"));
        assertFalse(world.sent.get(world.sent.size() - 1).path("state").has("desired"));
    }

    @Test
    void what_a_hand_did_while_the_vehicle_was_offline_is_reported_when_it_returns() {
        world.connectAndReport();
        world.disconnect();
        world.byHand("trunk", "\"open\"");
        world.pass(Duration.ofSeconds(60));
        assertEquals("close", world.shadow.reported("trunk"));
        world.connectAndReport();
        assertEquals("open", world.shadow.reported("trunk"));
    }

    @Test
    void a_deleted_shadow_is_made_again() {
        world.connectAndReport();
        world.delete();
        world.pass(Duration.ofSeconds(1));
        assertEquals("close", world.shadow.reported("door"));
        world.disconnect();
        world.delete();
        world.connectAndReport();
        assertEquals("close", world.shadow.reported("door"));
        world.ask("{\"headlight\":\"on\"}");
        world.pass(Duration.ofSeconds(1));
        assertEquals("on", world.shadow.reported("headlight"));
    }

    @Test
    void a_false_report_by_somebody_else_is_put_right() {
        world.connectAndReport();
        world.write("{\"state\":{\"reported\":{\"door\":\"open\"}}}");
        world.pass(Duration.ofMillis(100));
        assertEquals("close", world.shadow.reported("door"));
    }

    @Test
    void the_last_reading_of_a_sensor_is_reported_a_second_later_when_nothing_else_happens() {
        world.connectAndReport();
        world.pass(Duration.ofSeconds(5));
        world.byHand("speed", "30");
        world.pass(Duration.ofMillis(100));
        world.byHand("speed", "50");
        world.pass(Duration.ofMillis(100));
        assertEquals("30", world.shadow.reported("speed"));
        world.pass(Duration.ofSeconds(1));
        assertEquals("50", world.shadow.reported("speed"));
    }

    @Test
    void what_has_not_changed_is_not_reported() {
        world.connectAndReport();
        int before = world.sent.size();
        world.byHand("headlight", "\"on\"");
        world.pass(Duration.ofMinutes(5));
        assertEquals(before + 1, world.sent.size());
        assertEquals("{\"headlight\":\"on\"}", lastReport().toString());
    }

    @Test
    void the_whole_state_is_reported_after_every_reconnect() {
        world.connectAndReport();
        world.disconnect();
        int before = world.sent.size();
        world.connectAndReport();
        assertEquals(before + 1, world.sent.size());
        world.car
                .read()
                .forEach((key, value) -> assertEquals(value.json(), lastReport().path(key.value())));
    }

    @Test
    void the_agent_says_its_version_and_its_catalogue_once_a_connection() {
        String agent = "{\"version\":\"" + World.VERSION + "\",\"catalogue\":\""
                + SignalCatalogue.standard().digest() + "\"}";
        world.connectAndReport();
        assertEquals(agent, lastReport().path("agent").toString());
        world.byHand("headlight", "\"on\"");
        world.pass(Duration.ofSeconds(1));
        assertFalse(lastReport().has("agent"));
        world.disconnect();
        world.write("{\"state\":{\"reported\":{\"agent\":null}}}");
        world.connectAndReport();
        assertEquals(agent, world.shadow.reported().path("agent").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"state\":null}", "{\"state\":{\"reported\":null}}"})
    void a_state_that_somebody_empties_is_reported_again(String emptying) {
        world.connectAndReport();
        world.write(emptying);
        world.pass(Duration.ofSeconds(2));
        world.car
                .read()
                .forEach((key, value) ->
                        assertEquals(value.json(), world.shadow.reported().path(key.value())));
    }

    @Test
    void a_deletion_that_was_not_heard_of_is_noticed_and_the_shadow_is_made_again() {
        world.connectAndReport();
        world.ask("{\"window\":\"down\"}");
        world.pass(Duration.ofMillis(500));
        world.lose("delete/accepted");
        world.delete();
        world.pass(Duration.ofSeconds(5));
        world.car
                .read()
                .forEach((key, value) ->
                        assertEquals(value.json(), world.shadow.reported().path(key.value())));
    }

    @Test
    void versions_that_are_counted_anew_do_not_deafen_the_vehicle() {
        IntStream.range(0, 20).forEach(i -> world.write("{\"state\":{\"reported\":{\"noise\":" + i + "}}}"));
        world.connectAndReport();
        world.disconnect();
        world.shadow.countAnew();
        world.ask("{\"headlight\":\"on\"}");
        world.connectAndReport();
        assertEquals("on", world.shadow.reported("headlight"));
        assertTrue(world.answered.get(0).version() < world.shadow.version());
    }

    @Test
    void a_door_that_is_open_is_reported_so_although_its_unit_says_nothing() {
        world.connectAndReport();
        world.car.setCondition("door", EcuCondition.SILENT);
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofMillis(100));
        world.byHand("door", "\"open\"");
        world.pass(Duration.ofMillis(240));
        assertEquals(
                kind.tellsTheEnd() ? "close" : "open",
                world.shadow.reported("door"),
                "the unit may be about to say it: then one update tells all");
        world.pass(Duration.ofMillis(20));
        assertEquals("open", world.shadow.reported("door"));
        world.byHand("door", "\"close\"");
        world.pass(Duration.ofMillis(20));
        assertEquals("close", world.shadow.reported("door"));
        world.byHand("door", "\"open\"");
        world.pass(Duration.ofMillis(300));
        assertEquals("open", world.shadow.reported("door"));
    }

    @Test
    void what_is_done_is_reported_also_while_no_get_is_answered_that_its_answer_waits_for() {
        world.connectAndReport();
        world.ask("{\"window\":\"down\"}");
        world.pass(Duration.ofMillis(100));
        world.lose("get/accepted");
        world.deaf(true);
        world.write("{\"state\":{\"reported\":{\"noise\":1}}}");
        world.deaf(false);
        world.write("{\"state\":{\"reported\":{\"noise\":2}}}");
        world.pass(Duration.ofSeconds(8));
        assertEquals("down", world.shadow.reported("window"));
        assertEquals("", world.shadow.outcome("window"));
    }

    private JsonNode lastReport() {
        return world.sent.get(world.sent.size() - 1).path("state").path("reported");
    }
}
