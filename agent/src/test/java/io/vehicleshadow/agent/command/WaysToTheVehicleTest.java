package io.vehicleshadow.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.agent.journal.InMemoryJournal;
import io.vehicleshadow.agent.model.BadNetwork;
import io.vehicleshadow.agent.model.CarKind;
import io.vehicleshadow.agent.model.World;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests reach the vehicle by three ways, in any order, more than once. */
@ParameterizedClass
@EnumSource(CarKind.class)
class WaysToTheVehicleTest {
    private static final String NOISE = "{\"state\":{\"reported\":{\"noise\":1}}}";

    private final World world;

    WaysToTheVehicleTest(CarKind kind) {
        world = new World(kind, new InMemoryJournal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"update/delta", "update/accepted"})
    void the_other_way_is_enough_when_one_is_lost(String lost) {
        world.connectAndReport();
        world.lose(lost);
        world.ask("{\"headlight\":\"on\"}");
        world.pass(Duration.ofMillis(100));
        assertEquals(1, world.acted.size());
    }

    @Test
    void what_neither_delta_nor_accepted_told_is_found_by_a_get_when_a_later_version_is_seen() {
        world.connectAndReport();
        world.deaf(true);
        world.ask("{\"headlight\":\"on\"}");
        world.deaf(false);
        world.write(NOISE);
        world.pass(Duration.ofSeconds(2));
        assertEquals("on", world.shadow.reported("headlight"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update/delta", "update/accepted"})
    void what_overtakes_the_answer_to_the_first_get_is_not_lost(String lost) {
        world.write(NOISE);
        world.network(BadNetwork.slow(Duration.ofMillis(300)));
        world.connect();
        world.pass(Duration.ofMillis(400));
        world.network(BadNetwork.none());
        world.lose(lost);
        world.ask("{\"headlight\":\"on\"}");
        world.pass(Duration.ofMillis(100));
        assertEquals(List.of(), world.acted, "before the vehicle knows where it stands");
        world.pass(Duration.ofMillis(500));
        assertEquals(1, world.acted.size());
    }

    @Test
    void what_overtakes_the_answer_to_the_first_get_is_looked_for_when_it_is_too_much_to_keep() {
        world.write(NOISE);
        world.network(BadNetwork.slow(Duration.ofMillis(300)));
        world.connect();
        world.pass(Duration.ofMillis(400));
        world.network(BadNetwork.none());
        IntStream.range(0, 200).forEach(i -> world.write("{\"state\":{\"reported\":{\"noise\":" + i + "}}}"));
        world.ask("{\"headlight\":\"off\"}");
        world.pass(Duration.ofMillis(700));
        assertTrue(world.shadow.isNothingDesired());
    }

    @Test
    void a_deletion_that_overtakes_the_answer_to_the_first_get_takes_the_request_along() {
        world.ask("{\"headlight\":\"on\"}");
        world.network(BadNetwork.slow(Duration.ofMillis(300)));
        world.connect();
        world.pass(Duration.ofMillis(400));
        world.network(BadNetwork.none());
        world.delete();
        world.pass(Duration.ofSeconds(5));
        assertEquals(List.of(), world.acted);
        assertEquals("off", world.shadow.reported("headlight"));
    }

    @Test
    void a_get_that_nobody_answers_is_asked_again() {
        world.deaf(true);
        world.connectAndReport();
        world.deaf(false);
        world.pass(Duration.ofSeconds(10));
        assertEquals("close", world.shadow.reported("door"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"state\":{\"desired\":{\"headlight\":null}}}",
                "{\"state\":{\"desired\":null}}",
                "{\"state\":null}"
            })
    void a_request_that_comes_after_it_was_withdrawn_is_not_executed(String withdrawing) {
        world.connectAndReport();
        world.network(BadNetwork.slow(Duration.ofMillis(500)));
        world.ask("{\"headlight\":\"on\"}");
        world.network(BadNetwork.none());
        world.write(withdrawing);
        world.pass(Duration.ofSeconds(5));
        assertEquals(List.of(), world.acted);
    }

    @Test
    void a_request_that_comes_after_a_get_without_it_is_not_executed() {
        world.connectAndReport();
        world.network(BadNetwork.slow(Duration.ofSeconds(3)));
        world.ask("{\"headlight\":\"on\"}");
        world.network(BadNetwork.none());
        world.deaf(true);
        world.ask("{\"headlight\":null}");
        world.deaf(false);
        world.write(NOISE);
        world.pass(Duration.ofSeconds(5));
        assertEquals(List.of(), world.acted);
    }

    @Test
    void a_request_that_comes_after_the_deletion_of_the_shadow_is_not_executed() {
        world.connectAndReport();
        world.network(BadNetwork.slow(Duration.ofMillis(200)));
        world.ask("{\"headlight\":\"on\"}");
        world.network(BadNetwork.none());
        world.delete();
        world.network(BadNetwork.slow(Duration.ofMillis(300)));
        world.pass(Duration.ofSeconds(5));
        assertEquals(List.of(), world.acted);
    }

    @Test
    void the_same_asked_again_within_the_second_is_new_when_it_is_seen_after_what_cleared_it() {
        world.connectAndReport();
        world.ask("{\"headlight\":\"on\"}");
        world.network(BadNetwork.slow(Duration.ofMillis(200)));
        world.pass(Duration.ofMillis(300));
        assertTrue(world.shadow.isNothingDesired(), "answered, and the vehicle does not know it yet");
        world.network(BadNetwork.none());
        world.byHand("headlight", "\"off\"");
        world.ask("{\"headlight\":\"on\"}");
        assertEquals(world.asked.get(0).second(), world.asked.get(1).second());
        world.pass(Duration.ofSeconds(1));
        assertEquals(2, world.acted.size());
        assertEquals("on", world.shadow.reported("headlight"));
        assertTrue(world.shadow.isNothingDesired());
    }

    @Test
    void what_already_is_asked_again_within_the_second_is_answered_again() {
        world.connectAndReport();
        world.network(BadNetwork.slow(Duration.ofMillis(100)));
        world.ask("{\"headlight\":\"off\"}");
        world.pass(Duration.ofMillis(250));
        assertTrue(world.shadow.isNothingDesired(), "answered, and the vehicle does not know it yet");
        world.network(BadNetwork.none());
        world.ask("{\"headlight\":\"off\"}");
        assertEquals(world.asked.get(0).second(), world.asked.get(1).second());
        world.pass(Duration.ofSeconds(1));
        assertEquals(2, world.answered.size());
        assertTrue(world.shadow.isNothingDesired());
    }

    @Test
    void the_same_asked_again_in_a_later_second_is_a_request_of_its_own() {
        world.connectAndReport();
        world.ask("{\"window\":\"down\"}");
        world.pass(Duration.ofMillis(1200));
        world.ask("{\"window\":\"down\"}");
        world.pass(Duration.ofSeconds(3));
        assertEquals(1, world.acted.size());
        assertEquals(2, world.answered.size());
        assertTrue(world.shadow.isNothingDesired());
    }

    @Test
    void the_same_asked_again_after_it_was_withdrawn_is_a_request_of_its_own() {
        world.connectAndReport();
        world.ask("{\"window\":\"down\"}");
        world.ask("{\"window\":null}");
        world.pass(Duration.ofMillis(10));
        world.ask("{\"window\":\"down\"}");
        world.pass(Duration.ofSeconds(5));
        assertTrue(world.shadow.isNothingDesired());
        assertEquals(
                world.asked.get(1).version(),
                world.answered.get(world.answered.size() - 1).version());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"state\":{\"desired\":{\"window\":null}}}",
                "{\"state\":{\"desired\":null}}",
                "{\"state\":null}"
            })
    void a_request_that_waits_is_not_executed_when_it_is_withdrawn(String withdrawing) {
        world.connectAndReport();
        world.ask("{\"window\":\"down\"}");
        world.pass(Duration.ofMillis(100));
        world.ask("{\"window\":\"up\"}");
        world.pass(Duration.ofMillis(100));
        world.write(withdrawing);
        world.pass(Duration.ofSeconds(5));
        assertEquals(1, world.acted.size());
        assertEquals("down", world.shadow.reported("window"));
    }

    @Test
    void a_request_that_waits_goes_with_the_shadow_that_is_deleted() {
        world.connectAndReport();
        world.ask("{\"window\":\"down\"}");
        world.pass(Duration.ofMillis(100));
        world.ask("{\"window\":\"up\"}");
        world.pass(Duration.ofMillis(100));
        world.delete();
        world.pass(Duration.ofSeconds(5));
        assertEquals(1, world.acted.size());
    }

    @Test
    void a_request_that_waits_is_not_begun_while_the_vehicle_is_away() {
        world.connectAndReport();
        world.ask("{\"window\":\"down\"}");
        world.pass(Duration.ofMillis(100));
        world.ask("{\"window\":\"up\"}");
        world.pass(Duration.ofMillis(100));
        world.disconnect();
        world.pass(Duration.ofSeconds(5));
        assertEquals(1, world.acted.size());
        world.ask("{\"window\":null}");
        world.connectAndReport();
        world.pass(Duration.ofSeconds(5));
        assertEquals(1, world.acted.size());
    }
}
