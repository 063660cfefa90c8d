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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The time by which age is measured stands still while the computer sleeps; its clock goes on, but may be wrong. */
@ParameterizedClass
@EnumSource(CarKind.class)
class SleepTest {
    private final World world;

    SleepTest(CarKind kind) {
        world = new World(kind, new InMemoryJournal());
    }

    @Test
    void what_came_just_before_a_sleep_is_stale_after_it() {
        world.connectAndReport();
        sleepWithARequestOnItsWay();
        wakeAndFindItStale();
    }

    @Test
    void an_answer_to_a_get_from_before_a_sleep_tells_no_time_after_it() {
        world.ask("{\"door\":\"open\"}");
        world.network(BadNetwork.slow(Duration.ofSeconds(1)));
        world.connect();
        world.pass(Duration.ofMillis(1500));
        world.sleep(Duration.ofMinutes(5));
        wakeAndFindItStale();
    }

    @Test
    void a_clock_that_was_set_back_before_does_not_hide_a_sleep() {
        world.connectAndReport();
        world.loop.moveWallClock(Duration.ofHours(-1));
        world.write("{\"state\":{\"reported\":{\"noise\":1}}}");
        world.pass(Duration.ofSeconds(1));
        sleepWithARequestOnItsWay();
        wakeAndFindItStale();
    }

    @Test
    void after_a_sleep_the_vehicle_asks_for_the_time_and_does_what_is_fresh() {
        world.connectAndReport();
        int gets = world.gets;
        world.sleep(Duration.ofHours(1));
        assertEquals("SUCCEEDED", outcomeOfOpening());
        assertEquals(gets + 1, world.gets);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, -1, 86_400, -86_400})
    void a_clock_that_is_set_makes_nothing_stale_and_costs_a_get_at_most(long seconds) {
        world.connectAndReport();
        int gets = world.gets;
        world.loop.moveWallClock(Duration.ofSeconds(seconds));
        assertEquals("SUCCEEDED", outcomeOfOpening());
        assertTrue(world.gets <= gets + 1, () -> world.gets + " GETs");
    }

    @ParameterizedTest
    @ValueSource(longs = {120, -120, 86_400, -86_400})
    void a_clock_that_is_set_opens_nothing_late(long seconds) {
        world.connectAndReport();
        world.disconnect();
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofSeconds(120));
        world.loop.moveWallClock(Duration.ofSeconds(seconds));
        world.connect();
        wakeAndFindItStale();
    }

    private String outcomeOfOpening() {
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofSeconds(2));
        return world.shadow.outcome("door");
    }

    private void sleepWithARequestOnItsWay() {
        world.network(BadNetwork.slow(Duration.ofSeconds(1)));
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofMillis(500));
        world.sleep(Duration.ofMinutes(5));
    }

    private void wakeAndFindItStale() {
        world.network(BadNetwork.none());
        world.pass(Duration.ofSeconds(5));
        assertEquals(List.of(), world.acted);
        assertEquals("REJECTED/STALE", world.shadow.outcome("door"));
        assertTrue(world.shadow.isNothingDesired());
    }
}
