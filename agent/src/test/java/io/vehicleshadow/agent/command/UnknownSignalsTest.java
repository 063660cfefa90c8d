package io.vehicleshadow.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** What nobody can ask of a vehicle, and what becomes of it. */
@ParameterizedClass
@EnumSource(CarKind.class)
class UnknownSignalsTest {
    private final World world;

    UnknownSignalsTest(CarKind kind) {
        world = new World(kind, new InMemoryJournal());
    }

    @Test
    void unknown_signals_sensors_and_impossible_values_are_rejected_and_cleared() {
        world.connectAndReport();
        world.ask(
                "{\"wings\":\"out\",\"speed\":30,\"climate\":1e999,\"door\":{\"a\":[1]},\"outcomes\":{\"x\":1},\"\":1}");
        world.pass(Duration.ofSeconds(3));
        assertTrue(world.shadow.isNothingDesired(), () -> world.shadow.desired().toString());
        assertEquals("REJECTED/UNKNOWN_SIGNAL", world.shadow.outcome("wings"));
        assertEquals("REJECTED/UNKNOWN_SIGNAL", world.shadow.outcome("speed"));
        assertEquals("REJECTED/INVALID_VALUE", world.shadow.outcome("climate"));
        assertEquals("REJECTED/INVALID_VALUE", world.shadow.outcome("door"));
        assertEquals(List.of(), world.acted);
    }

    @Test
    void a_number_beyond_all_numbers_is_rejected_like_any_impossible_value() {
        world.connectAndReport();
        world.ask("{\"climate\":1e99999999999,\"battery\":" + "9".repeat(2000) + "}");
        world.pass(Duration.ofSeconds(3));
        assertEquals("REJECTED/INVALID_VALUE", world.shadow.outcome("climate"));
        assertEquals("REJECTED/UNKNOWN_SIGNAL", world.shadow.outcome("battery"));
        assertTrue(world.shadow.isNothingDesired());
    }

    @Test
    void the_document_stays_small_whatever_is_asked() {
        world.connectAndReport();
        StringBuilder many = new StringBuilder("{\"" + "k".repeat(3000) + "\":1");
        IntStream.range(0, 300).forEach(i -> many.append(",\"k").append(i).append("\":1"));
        world.ask(many + "}");
        world.pass(Duration.ofSeconds(10));
        assertTrue(world.shadow.isNothingDesired());
        assertTrue(world.shadow.bytes() < 1500, () -> world.shadow.reported().toString());
        assertEquals(4, world.shadow.reported().path("outcomes").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"climate\":16.25", "\"climate\":15.5", "\"climate\":28.5", "\"climate\":\"21\"", "\"climate\":true",
                "\"door\":\"OPEN\"", "\"door\":1", "\"door\":false", "\"door\":[\"open\"]", "\"door\":\"\"",
                "\"headlight\":{}", "\"horn\":\"honk \"", "\"lock\":[]"
            })
    void a_value_that_the_catalogue_does_not_know_is_rejected(String asked) {
        world.connectAndReport();
        world.ask("{" + asked + "}");
        world.pass(Duration.ofSeconds(1));
        assertEquals("REJECTED/INVALID_VALUE", world.shadow.outcome(asked.split("\"")[1]));
        assertTrue(world.shadow.isNothingDesired());
        assertEquals(List.of(), world.acted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "16.0", "28.00", "2.15e1", "\"off\""})
    void a_temperature_counts_however_it_is_written(String value) {
        world.connectAndReport();
        world.ask("{\"climate\":" + value + "}");
        world.pass(Duration.ofSeconds(1));
        assertEquals("SUCCEEDED", world.shadow.outcome("climate"));
        assertTrue(world.shadow.isNothingDesired());
    }

    @Test
    void however_many_keys_are_made_up_the_vehicle_does_not_forget_what_it_has_done() {
        world.connectAndReport();
        world.ask("{\"horn\":\"honk\"}");
        world.pass(Duration.ofMillis(100));
        world.network(BadNetwork.slow(Duration.ofSeconds(5)));
        world.write("{\"state\":{\"reported\":{\"noise\":1}}}");
        world.network(BadNetwork.none());
        world.pass(Duration.ofSeconds(1));
        assertTrue(world.shadow.isNothingDesired());
        ObjectNode manyWithdrawn = JsonNodeFactory.instance.objectNode();
        IntStream.range(0, 300).forEach(i -> manyWithdrawn.putNull("k" + i));
        world.ask(manyWithdrawn.toString());
        world.pass(Duration.ofSeconds(10));
        assertEquals(1, world.acted.size());
    }

    @Test
    void an_outcome_is_kept_under_a_key_of_64_bytes_and_not_under_a_longer_one() {
        world.connectAndReport();
        world.ask("{\"" + "é".repeat(32) + "\":1,\"" + "é".repeat(32) + "x\":1}");
        world.pass(Duration.ofSeconds(1));
        assertTrue(world.shadow.isNothingDesired());
        assertEquals("REJECTED/UNKNOWN_SIGNAL", world.shadow.outcome("é".repeat(32)));
        assertEquals(1, world.shadow.reported().path("outcomes").size());
    }

    @Test
    void four_outcomes_of_unknown_signals_are_kept_also_over_a_restart_and_the_oldest_go() {
        world.connectAndReport();
        world.ask("{\"a\":1,\"b\":1,\"c\":1,\"d\":1}");
        world.pass(Duration.ofSeconds(1));
        world.startAgent();
        world.connectAndReport();
        world.ask("{\"e\":1}");
        world.pass(Duration.ofSeconds(1));
        assertEquals(4, world.shadow.reported().path("outcomes").size());
        assertEquals("REJECTED/UNKNOWN_SIGNAL", world.shadow.outcome("e"));
    }
}
