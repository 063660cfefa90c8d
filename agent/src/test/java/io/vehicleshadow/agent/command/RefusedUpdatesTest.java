package io.vehicleshadow.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.agent.journal.InMemoryJournal;
import io.vehicleshadow.agent.model.BadNetwork;
import io.vehicleshadow.agent.model.CarKind;
import io.vehicleshadow.agent.model.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the vehicle does when the service does not take what it says. */
@ParameterizedClass
@EnumSource(CarKind.class)
class RefusedUpdatesTest {
    private final World world;

    RefusedUpdatesTest(CarKind kind) {
        world = new World(kind, new InMemoryJournal());
    }

    @Test
    void after_a_conflict_it_looks_again_and_repeats_the_answer_without_acting_again() {
        world.connectAndReport();
        world.network(BadNetwork.slow(Duration.ofMillis(50)));
        world.ask("{\"door\":\"open\"}");
        world.pass(Duration.ofMillis(875));
        int gets = world.gets;
        int sent = world.sent.size();
        world.deaf(true);
        world.write("{\"state\":{\"reported\":{\"noise\":1}}}");
        world.deaf(false);
        world.pass(Duration.ofMillis(500));
        assertEquals(gets + 1, world.gets);
        assertEquals(sent + 1, world.sent.size());
        assertEquals(1, world.acted.size());
        assertEquals("SUCCEEDED", world.shadow.outcome("door"));
        assertTrue(world.shadow.isNothingDesired());
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 1_000_000_000_000L})
    void an_outcome_of_a_version_that_is_yet_to_come_answers_nothing_and_nothing_is_done_twice(long version) {
        world.connectAndReport();
        world.write("{\"state\":{\"reported\":{\"outcomes\":{\"horn\":{\"status\":\"SUCCEEDED\",\"version\":" + version
                + "}}}}}");
        world.network(BadNetwork.slow(Duration.ofMillis(50)));
        world.ask("{\"horn\":\"honk\"}");
        assertEquals(3, world.shadow.version());
        world.pass(Duration.ofMillis(575));
        world.deaf(true);
        world.write("{\"state\":{\"reported\":{\"noise\":1}}}");
        world.deaf(false);
        world.pass(Duration.ofSeconds(2));
        assertEquals(1, world.acted.size());
        assertEquals(1, world.answered.size());
        assertTrue(world.shadow.isNothingDesired());
    }

    @Test
    void a_document_full_of_requests_is_emptied_although_the_report_does_not_fit() {
        world.write("{\"state\":{\"desired\":{\"wings\":\"" + "x".repeat(8100) + "\"}}}");
        world.connectAndReport();
        world.pass(Duration.ofSeconds(5));
        assertTrue(world.shadow.isNothingDesired());
        assertEquals("close", world.shadow.reported("door"));
    }

    @Test
    void a_request_for_an_unknown_signal_is_cleared_even_where_its_outcome_does_not_fit() {
        world.connectAndReport();
        fillUpTo(8160);
        world.ask("{\"q\":1}");
        world.pass(Duration.ofSeconds(10));
        assertTrue(world.shadow.isNothingDesired(), () -> world.shadow.desired().toString());
    }

    @Test
    void an_answer_that_does_not_fit_holds_up_no_other_and_is_not_sent_without_pause() {
        world.connectAndReport();
        fillUpTo(8150);
        world.ask("{\"door\":1,\"q\":1}");
        int before = world.sent.size();
        world.pass(Duration.ofSeconds(60));
        assertEquals("{\"door\":1}", world.shadow.desired().toString());
        assertTrue(world.sent.size() - before < 20, () -> world.sent.size() - before + " updates in a minute");
        world.write("{\"state\":{\"reported\":{\"noise\":null}}}");
        world.pass(Duration.ofSeconds(60));
        assertEquals("REJECTED/INVALID_VALUE", world.shadow.outcome("door"));
        assertTrue(world.shadow.isNothingDesired());
    }

    /** Somebody else's report makes the document that large. */
    private void fillUpTo(int bytes) {
        world.write("{\"state\":{\"reported\":{\"noise\":\"\"}}}");
        String noise = "x".repeat(bytes - world.shadow.bytes());
        world.write("{\"state\":{\"reported\":{\"noise\":\"" + noise + "\"}}}");
    }
}
