package io.vehicleshadow.alexa.smarthome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.FakeCloud;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Directives that want nothing of a part of the car. */
class OtherDirectivesTest {
    private final Home home = new Home().allowingToOpen();

    @AfterEach
    void close() {
        home.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Alexa.LockController, Open, tcu",
        "Alexa.PowerController, TurnOn, tcu#door",
        "Alexa.RangeController, SetRangeValue, tcu",
        "Alexa.ModeController, AdjustMode, tcu#door",
        "Alexa.Nothing, Do, tcu",
    })
    void a_directive_that_the_endpoint_does_not_have_is_invalid(String namespace, String name, String endpointId) {
        assertEquals("INVALID_DIRECTIVE", Home.error(home.send(Home.directive(namespace, name, endpointId, "{}"))));
        assertTrue(home.cloud.asked.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'directive':{}}", "{'directive':{'header':{}}}", "[]", "7", "{'directive':[1]}"})
    void what_is_no_directive_is_answered_as_invalid(String json) {
        assertEquals("INVALID_DIRECTIVE", Home.error(home.sendRaw(Home.json(json))));
    }

    @Test
    void a_grant_is_exchanged_and_one_that_can_not_be_is_told() throws IOException {
        ObjectNode grant = Home.directive("Alexa.Authorization", "AcceptGrant", "x", "{}");
        ObjectNode directive = (ObjectNode) grant.path("directive");
        directive.remove("endpoint");
        ((ObjectNode) directive.path("header")).remove("correlationToken");
        ObjectNode payload = (ObjectNode) directive.path("payload");
        payload.putObject("grantee").put("type", "BearerToken").put("token", "good");
        ObjectNode code = payload.putObject("grant")
                .put("type", "OAuth2.AuthorizationCode")
                .put("code", "c1");

        assertEquals("AcceptGrant.Response", Home.name(home.send(grant)));
        assertEquals(Optional.of("first"), home.grants.token(FakeCloud.DEMO));
        code.put("code", "bad");
        assertEquals("ACCEPT_GRANT_FAILED", Home.error(home.send(grant)));
        ((ObjectNode) payload.path("grantee")).put("token", "stranger");
        assertEquals("ACCEPT_GRANT_FAILED", Home.error(home.send(grant)));
    }
}
