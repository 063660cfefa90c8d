package io.vehicleshadow.functions.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.functions.Cloud;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrangerTest {
    private final Cloud cloud = new Cloud().withCar();

    @ParameterizedTest
    @ValueSource(strings = {"id", "refresh", ""})
    void a_token_that_is_not_for_access_opens_nothing(String use) {
        ObjectNode event = cloud.event("demo", "GET /vehicles/tcu", null);
        event.withObject("/requestContext/authorizer/jwt/claims").put("token_use", use);
        assertEquals("not-signed-in", cloud.call(event).problem());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /vehicles/tcu|",
                "GET /vehicles/tcu/commands/1|",
                "GET /vehicles/tcu/commands/none|",
                "DELETE /vehicles/tcu/commands/door|",
                "DELETE /vehicles/tcu/commands/D!|",
                "DELETE /vehicles/tcu/commands/door?version=none|",
                "GET /vehicles/tcu/history|",
                "GET /vehicles/tcu/history?limit=0|",
                "GET /vehicles/tcu/history?before=never|",
                "GET /vehicles/tcu/drivers|",
                "PUT /vehicles/tcu/drivers/eve|{\"role\":\"DRIVER\"}",
                "PUT /vehicles/tcu/drivers/eve|no JSON",
                "PUT /vehicles/tcu/drivers/a*b|{\"role\":\"DRIVER\"}",
                "PUT /vehicles/tcu/name|{\"name\":\"Mine\",\"plate\":\"\"}",
                "PUT /vehicles/tcu/name|no JSON",
                "DELETE /vehicles/tcu/drivers/a*b|",
                "DELETE /vehicles/tcu/drivers/stranger|",
                "GET /vehicles/tcu/voice|",
                "PUT /vehicles/tcu/voice|{\"mayOpen\":true}",
                "PUT /vehicles/tcu/voice|no JSON"
            })
    void a_stranger_finds_no_vehicle_however_badly_they_ask(String request, String body) {
        assertEquals("no-such-vehicle", cloud.call("stranger", request, body).problem());
    }
}
