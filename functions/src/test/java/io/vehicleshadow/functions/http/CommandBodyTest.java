package io.vehicleshadow.functions.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vehicleshadow.functions.Cloud;
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

    @ParameterizedTest
    @ValueSource(strings = {"{\"signals\":\"on\"}", "{\"signals\":{\"signals\":{\"horn\":\"honk\"}}}"})
    void a_signal_that_is_called_signals_is_not_in_the_catalogue(String body) {
        assertEquals("unknown-signal", cloud.call("demo", COMMANDS, body).problem());
    }
}
