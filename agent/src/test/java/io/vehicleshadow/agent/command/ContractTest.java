package io.vehicleshadow.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.agent.journal.InMemoryJournal;
import io.vehicleshadow.agent.model.World;
import io.vehicleshadow.agent.model.World.Answered;
import io.vehicleshadow.agent.simulation.EcuCondition;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContractTest {
    private final World world = new World(new InMemoryJournal());

    private void connected() {
        world.connect();
        world.pass(Duration.ofSeconds(1));
    }

    private String reported(String key) {
        return world.shadow.reported().path(key).asText();
    }

    private String lastOutcome(String key) {
        JsonNode outcome = world.shadow.reported().path("outcomes").path(key);
        return outcome.path("status").asText()
                + outcome.path("reason").asText("").transform(why -> why.isEmpty() ? "" : "/" + why);
    }

    @Test
    void a_request_is_executed_answered_and_cleared_in_one_update() {
        connected();
        int before = world.sent.size();
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofSeconds(1));
        assertEquals("open", reported("door"));
        assertEquals("SUCCEEDED", lastOutcome("door"));
        assertTrue(world.shadow.desired().isMissingNode());
        assertEquals(before + 1, world.sent.size());
        assertEquals(
                world.shadow.version() - 1,
                world.sent.get(before).path("version").asLong());
    }

    @Test
    void a_door_closed_by_hand_stays_closed() {
        connected();
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofSeconds(1));
        world.byHand("door", "\"close\"");
        world.pass(Duration.ofSeconds(60));
        assertEquals("close", reported("door"));
        assertEquals(1, world.acted.size());
    }

    @Test
    void a_request_for_what_already_is_is_answered_and_cleared_and_nothing_moves() {
        connected();
        world.ask("{\"door\":\"close\"}");
        world.pass(Duration.ofMillis(10));
        assertEquals("SUCCEEDED", lastOutcome("door"));
        assertTrue(world.shadow.desired().isMissingNode());
        assertEquals(List.of(), world.acted);
    }

    @Test
    void what_was_asked_while_the_vehicle_was_away_is_executed_when_it_returns() {
        world.ask("{\"headlight\":\"on\"}");
        world.pass(Duration.ofSeconds(599));
        connected();
        assertEquals("on", reported("headlight"));
    }

    @Test
    void a_door_asked_two_minutes_ago_is_rejected_as_stale_and_cleared() {
        connected();
        world.disconnect();
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofSeconds(120));
        connected();
        assertEquals("REJECTED/STALE", lastOutcome("door"));
        assertEquals("close", reported("door"));
        assertTrue(world.shadow.desired().isMissingNode());
        assertEquals(List.of(), world.acted);
    }

    @Test
    void a_door_does_not_open_while_the_vehicle_moves_or_is_locked() {
        connected();
        world.byHand("speed", "30");
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofSeconds(2));
        assertEquals("REJECTED/VEHICLE_MOVING", lastOutcome("door"));
        world.byHand("speed", "0");
        world.byHand("lock", "\"locked\"");
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofSeconds(2));
        assertEquals("REJECTED/DOOR_LOCKED", lastOutcome("door"));
        assertEquals(List.of(), world.acted);
    }

    @Test
    void an_ecu_that_can_not_or_does_not_answer_is_a_failure_and_reported_is_what_it_reads() {
        connected();
        world.car.condition("trunk", EcuCondition.JAMMED);
        world.car.condition("door", EcuCondition.SILENT);
        world.ask("{\"trunk\":\"open\",\"door\":\"open\"}");
        world.pass(Duration.ofSeconds(11));
        assertEquals("FAILED/ECU_FAULT", lastOutcome("trunk"));
        assertEquals("FAILED/ECU_TIMEOUT", lastOutcome("door"));
        assertEquals("close", reported("trunk"));
        assertEquals("close", reported("door"));
    }

    @Test
    void a_newer_request_waits_for_the_one_under_way_and_replaces_one_that_waits() {
        connected();
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
        assertEquals("up", reported("window"));
        assertTrue(world.shadow.desired().isMissingNode());
    }

    @Test
    void a_request_repeated_before_its_answer_is_executed_once_and_answered_for_both() {
        connected();
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
        connected();
        world.ask("{\"window\":\"down\"}");
        world.pass(Duration.ofMillis(100));
        world.ask("{\"window\":\"up\"}");
        world.pass(Duration.ofMillis(100));
        world.ask("{\"window\":null}");
        world.pass(Duration.ofSeconds(5));
        assertEquals(1, world.acted.size());
        assertEquals("down", reported("window"));
    }

    @Test
    void unknown_signals_sensors_and_impossible_values_are_rejected_and_cleared() {
        connected();
        world.ask(
                "{\"wings\":\"out\",\"speed\":30,\"climate\":1e999,\"door\":{\"a\":[1]},\"outcomes\":{\"x\":1},\"\":1}");
        world.pass(Duration.ofSeconds(3));
        assertTrue(
                world.shadow.desired().isMissingNode(),
                () -> world.shadow.desired().toString());
        assertEquals("REJECTED/UNKNOWN_SIGNAL", lastOutcome("wings"));
        assertEquals("REJECTED/UNKNOWN_SIGNAL", lastOutcome("speed"));
        assertEquals("REJECTED/INVALID_VALUE", lastOutcome("climate"));
        assertEquals("REJECTED/INVALID_VALUE", lastOutcome("door"));
        assertEquals(List.of(), world.acted);
    }

    @Test
    void a_number_beyond_all_numbers_is_rejected_like_any_impossible_value() {
        connected();
        world.ask("{\"climate\":1e99999999999,\"battery\":" + "9".repeat(2000) + "}");
        world.pass(Duration.ofSeconds(3));
        assertEquals("REJECTED/INVALID_VALUE", lastOutcome("climate"));
        assertEquals("REJECTED/UNKNOWN_SIGNAL", lastOutcome("battery"));
        assertTrue(world.shadow.desired().isMissingNode());
    }

    @Test
    void the_document_stays_small_whatever_is_asked() {
        connected();
        StringBuilder many = new StringBuilder("{\"" + "k".repeat(3000) + "\":1");
        IntStream.range(0, 300).forEach(i -> many.append(",\"k").append(i).append("\":1"));
        world.ask(many + "}");
        world.pass(Duration.ofSeconds(10));
        assertTrue(world.shadow.desired().isMissingNode());
        assertTrue(world.shadow.bytes() < 1500, () -> world.shadow.reported().toString());
        assertEquals(4, world.shadow.reported().path("outcomes").size());
    }

    @Test
    void a_burst_of_requests_brings_no_more_publishes_than_the_service_takes() {
        connected();
        int before = world.sent.size() + world.gets;
        IntStream.range(0, 400).forEach(i -> {
            world.ask(i % 2 == 0 ? "{\"horn\":\"honk\",\"x" + i % 10 + "\":" + i + "}" : "{\"lock\":\"locked\"}");
            world.pass(Duration.ofMillis(5));
        });
        assertTrue(world.sent.size() + world.gets - before <= 300, () -> "published " + world.sent.size());
        world.pass(Duration.ofSeconds(30));
        assertTrue(world.shadow.desired().isMissingNode());
    }

    @Test
    void sensors_are_reported_once_a_second_and_an_actuator_at_once() {
        connected();
        int before = world.sent.size();
        IntStream.range(0, 50).forEach(i -> {
            world.byHand("speed", Integer.toString(i));
            world.pass(Duration.ofMillis(100));
        });
        int sensors = world.sent.size() - before;
        assertTrue(sensors >= 4 && sensors <= 6, () -> sensors + " reports in five seconds");
        world.byHand("headlight", "\"on\"");
        world.pass(Duration.ofMillis(1));
        assertEquals("on", reported("headlight"));
        assertFalse(world.sent.get(world.sent.size() - 1).has("version"));
        assertFalse(world.sent.get(world.sent.size() - 1).path("state").has("desired"));
    }

    @Test
    void what_a_hand_did_while_the_vehicle_was_offline_is_reported_when_it_returns() {
        connected();
        world.disconnect();
        world.byHand("trunk", "\"open\"");
        world.pass(Duration.ofSeconds(60));
        assertEquals("close", reported("trunk"));
        connected();
        assertEquals("open", reported("trunk"));
    }

    @Test
    void a_deleted_shadow_is_made_again() {
        connected();
        world.delete();
        world.pass(Duration.ofSeconds(1));
        assertEquals("close", reported("door"));
        world.disconnect();
        world.delete();
        connected();
        assertEquals("close", reported("door"));
        world.ask("{\"headlight\":\"on\"}");
        world.pass(Duration.ofSeconds(1));
        assertEquals("on", reported("headlight"));
    }

    @Test
    void versions_that_are_counted_anew_do_not_deafen_the_vehicle() {
        connected();
        IntStream.range(0, 20).forEach(i -> world.write("{\"state\":{\"reported\":{\"noise\":" + i + "}}}"));
        world.disconnect();
        world.shadow.countAnew();
        world.ask("{\"headlight\":\"on\"}");
        connected();
        assertEquals("on", reported("headlight"));
        assertTrue(world.answered.get(0).version() < world.shadow.version());
    }

    @Test
    void after_a_crash_the_agent_reads_the_ecu_and_answers_without_acting_again() {
        connected();
        world.ask("{\"door\":\"open\",\"horn\":\"honk\"}");
        world.pass(Duration.ofMillis(300));
        world.startAgent();
        world.pass(Duration.ofSeconds(2));
        connected();
        world.pass(Duration.ofSeconds(11));
        assertEquals("SUCCEEDED", lastOutcome("door"));
        assertEquals("FAILED/ECU_TIMEOUT", lastOutcome("horn"));
        assertEquals(2, world.acted.size());
        assertTrue(world.shadow.desired().isMissingNode());
    }

    @Test
    void an_answer_that_nobody_confirms_is_looked_up_and_not_given_twice() {
        connected();
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
        assertTrue(world.shadow.desired().isMissingNode());
    }

    @Test
    void a_false_report_by_somebody_else_is_put_right() {
        connected();
        world.write("{\"state\":{\"reported\":{\"door\":\"open\"}}}");
        world.pass(Duration.ofMillis(100));
        assertEquals("close", reported("door"));
    }
}
