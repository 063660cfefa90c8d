package io.vehicleshadow.alexa.smarthome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers to directives whose car took its time. */
class LateAnswersTest {
    private final HomeEvents alexa = new HomeEvents();

    @AfterEach
    void close() {
        alexa.close();
    }

    @Test
    void a_slow_success_comes_later_with_the_same_correlation_token() throws IOException {
        alexa.home.cloud.carTakes = Duration.ofSeconds(12);
        assertEquals(
                "DeferredResponse",
                Home.name(alexa.home.send(Home.making(
                        alexa.home.parts.catalogues().first().find("trunk").orElseThrow(),
                        new SignalValue.Word("open")))));

        alexa.take(alexa.home.followUps.get(0));

        assertEquals(1, alexa.home.cloud.asked.size());
        JsonNode late = alexa.events.get(0);
        assertEquals("Response", Home.name(late));
        assertEquals("correlation", late.at("/event/header/correlationToken").asText());
        assertEquals("first", late.at("/event/endpoint/scope/token").asText());
        assertEquals("trunk.open", Home.property(late, "mode").asText());
    }

    @Test
    void a_request_that_expires_is_told_as_an_error_later() throws IOException {
        alexa.home.cloud.carTakes = Duration.ofHours(1);
        alexa.home.send(Home.directive("Alexa.PowerController", "TurnOn", "tcu#headlight", "{}"));

        alexa.take(alexa.home.followUps.get(0));

        assertEquals("ENDPOINT_UNREACHABLE", Home.error(alexa.events.get(0)));
    }

    @ParameterizedTest
    @MethodSource("io.vehicleshadow.alexa.smarthome.DirectivesTest#everything")
    void every_slow_success_is_told_as_the_car_reported_it(String key, String text) throws IOException {
        alexa.home.cloud.carTakes = Duration.ofSeconds(12);
        ObjectNode directive = DirectivesTest.directive(key, text);
        assertEquals("DeferredResponse", Home.name(alexa.home.send(directive)));

        alexa.take(alexa.home.followUps.get(0));

        JsonNode late = alexa.events.get(0);
        assertEquals(directive.at("/directive/header/correlationToken"), late.at("/event/header/correlationToken"));
        assertEquals(directive.at("/directive/endpoint/endpointId"), late.at("/event/endpoint/endpointId"));
        if (key.equals("horn")) {
            assertEquals("ActivationStarted", Home.name(late));
        } else {
            assertEquals("Response", Home.name(late));
            DirectivesTest.assertShown(key, text, late);
        }
        assertEquals(1, alexa.home.cloud.asked.size());
    }

    @ParameterizedTest
    @MethodSource("io.vehicleshadow.alexa.smarthome.DirectivesTest#everything")
    void a_car_that_is_slow_to_fail_is_told_as_failed(String key, String text) throws IOException {
        alexa.home.cloud.carTakes = Duration.ofSeconds(12);
        alexa.home.cloud.answering(CommandStatus.FAILED, Reason.ECU_FAULT);
        alexa.home.send(DirectivesTest.directive(key, text));

        alexa.take(alexa.home.followUps.get(0));

        assertEquals("HARDWARE_MALFUNCTION", Home.error(alexa.events.get(0)));
    }

    @Test
    void who_has_lost_the_car_meanwhile_is_not_told_how_it_is() throws IOException {
        alexa.home.cloud.carTakes = Duration.ofSeconds(12);
        alexa.home.send(DirectivesTest.directive("trunk", "close"));
        alexa.home.cloud.unshared = true;

        alexa.take(alexa.home.followUps.get(0));

        assertEquals("NO_SUCH_ENDPOINT", Home.error(alexa.events.get(0)));
    }
}
