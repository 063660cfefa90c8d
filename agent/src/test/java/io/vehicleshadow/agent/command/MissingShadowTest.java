package io.vehicleshadow.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.agent.journal.InMemoryJournal;
import io.vehicleshadow.agent.model.BadNetwork;
import io.vehicleshadow.agent.model.CarKind;
import io.vehicleshadow.agent.model.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the vehicle does when it finds no shadow: a request that went with a deleted one is not executed any more. */
@ParameterizedClass
@EnumSource(CarKind.class)
class MissingShadowTest {
    private static final String NOISE = "{\"state\":{\"reported\":{\"noise\":1}}}";

    private final World world;

    MissingShadowTest(CarKind kind) {
        world = new World(kind, new InMemoryJournal());
    }

    @Test
    void what_was_asked_and_deleted_while_the_first_get_was_under_way_is_not_executed() {
        world.network(BadNetwork.slow(Duration.ofMillis(300)));
        world.connect();
        world.pass(Duration.ofMillis(400));
        world.network(BadNetwork.none());
        world.ask("{\"door\":\"open\"}");
        world.delete();
        world.pass(Duration.ofSeconds(5));
        assertEquals(List.of(), world.acted);
        assertEquals("close", world.shadow.reported("door"));
    }

    @Test
    void what_was_deleted_before_the_document_that_still_holds_it_came_is_not_executed() {
        world.network(BadNetwork.slow(Duration.ofMillis(300)));
        world.connect();
        world.write(NOISE);
        world.pass(Duration.ofMillis(200));
        world.network(BadNetwork.none());
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofMillis(50));
        world.network(BadNetwork.slow(Duration.ofMillis(300)));
        world.pass(Duration.ofMillis(100));
        world.network(BadNetwork.none());
        world.delete();
        world.pass(Duration.ofSeconds(5));
        assertEquals(List.of(), world.acted);
        assertEquals("close", world.shadow.reported("door"));
    }

    @Test
    void a_get_that_finds_no_shadow_tells_no_time_by_which_a_late_request_counts_as_fresh() {
        world.lose("get/accepted", "get/rejected", "delete/accepted");
        world.connect();
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofSeconds(310));
        world.delete();
        world.lose();
        world.pass(Duration.ofSeconds(60));
        assertEquals(List.of(), world.acted);
        assertEquals("close", world.shadow.reported("door"));
    }

    @Test
    void a_request_begun_before_a_crash_is_not_executed_again_when_its_shadow_was_deleted() {
        world.connectAndReport();
        world.ask("{\"window\":\"down\"}");
        world.pass(Duration.ofMillis(300));
        world.startAgent();
        world.connect();
        world.network(BadNetwork.slow(Duration.ofMillis(100)));
        world.write(NOISE);
        world.lose("delete/accepted");
        world.delete();
        world.pass(Duration.ofSeconds(20));
        assertEquals(1, world.acted.size());
        assertEquals("down", world.shadow.reported("window"));
    }

    @Test
    void a_request_that_comes_after_a_get_found_its_shadow_deleted_is_not_executed() {
        world.connectAndReport();
        world.ask("{\"lock\":\"locked\"}");
        world.network(BadNetwork.slow(Duration.ofMillis(700)));
        world.ask("{\"headlight\":\"on\"}");
        world.lose("delete/accepted");
        world.delete();
        world.network(BadNetwork.slow(Duration.ofMillis(100)));
        world.pass(Duration.ofSeconds(20));
        assertEquals(1, world.acted.size());
        assertEquals("off", world.shadow.reported("headlight"));
    }

    @Test
    void what_is_asked_of_a_shadow_made_again_by_somebody_is_executed() {
        world.network(BadNetwork.slow(Duration.ofMillis(300)));
        world.connect();
        world.pass(Duration.ofMillis(400));
        world.ask("{\"headlight\":\"on\"}");
        world.pass(Duration.ofSeconds(5));
        assertEquals(1, world.acted.size());
        assertEquals("SUCCEEDED", world.shadow.outcome("headlight"));
        assertTrue(world.shadow.isNothingDesired());
    }

    @Test
    void a_report_that_does_not_fit_the_shadow_that_somebody_made_does_not_deafen_the_vehicle() {
        world.network(BadNetwork.slow(Duration.ofMillis(100)));
        world.connect();
        world.pass(Duration.ofMillis(150));
        world.write("{\"state\":{\"desired\":{\"wings\":\"" + "x".repeat(8100) + "\"}}}");
        world.pass(Duration.ofSeconds(10));
        assertTrue(world.shadow.isNothingDesired());
        assertEquals("close", world.shadow.reported("door"));
    }
}
