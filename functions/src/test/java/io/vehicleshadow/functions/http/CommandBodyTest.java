package io.vehicleshadow.functions.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.vehicle.ThingName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandBodyTest {
    private static final String COMMANDS = "POST /vehicles/tcu/commands";
    private final Cloud cloud = new Cloud().withCar();

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"signals\":{\"door\":\"open\"},\"confirm\":true}", "{\"door\":\"open\",\"confirm\":true}"})
    void signals_stand_in_a_member_of_their_own_or_beside_confirm(String body) {
        Cloud.Answer answer = cloud.call("demo", COMMANDS, body);
        assertEquals(202, answer.status(), answer.toString());
        assertEquals("open", answer.body().at("/signals/door/value").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"signals\":{\"headlight\":\"on\"},\"horn\":\"honk\"}",
                "{\"signals\":{}}",
                "{\"confirm\":true}",
                "{\"signals\":{\"headlight\":\"on\"},\"confirm\":1}",
                "{}"
            })
    void a_body_that_is_neither_is_malformed(String body) {
        assertEquals("malformed-request", cloud.call("demo", COMMANDS, body).problem());
    }

    @Test
    void a_proof_reaches_the_vehicle_beside_its_request_and_is_withdrawn_with_it() {
        String proof = "1." + "A".repeat(22) + "." + "A".repeat(22) + ".1790000000.AAAA";
        String body = "{\"door\":\"open\",\"door_proof\":\"" + proof + "\",\"confirm\":true}";
        assertEquals(202, cloud.call("demo", COMMANDS, body).status());
        assertEquals(proof, desired().path("door_proof").asText());
        assertEquals(
                200, cloud.call("demo", "DELETE /vehicles/tcu/commands/door").status());
        assertTrue(desired().isEmpty(), desired().toString());
    }

    private JsonNode desired() {
        return cloud.shadows.get(new ThingName("tcu")).orElseThrow().desired();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"door_proof\":\"1.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA.1.AAAA\",\"horn\":\"honk\"}",
                "{\"horn\":\"honk\",\"horn_proof\":\"1\"}",
                "{\"horn\":\"honk\",\"horn_proof\":1}",
                "{\"keys\":\"let me in\"}",
                "{\"keys\":\"remove me\"}"
            })
    void a_proof_of_nothing_and_a_change_of_keys_that_is_none_are_malformed(String body) {
        assertEquals("malformed-request", cloud.call("demo", COMMANDS, body).problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"signals\":\"on\"}", "{\"signals\":{\"signals\":{\"horn\":\"honk\"}}}"})
    void a_signal_that_is_called_signals_is_not_in_the_catalogue(String body) {
        assertEquals("unknown-signal", cloud.call("demo", COMMANDS, body).problem());
    }
}
