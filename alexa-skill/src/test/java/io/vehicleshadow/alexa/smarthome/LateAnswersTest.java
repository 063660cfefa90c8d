package io.vehicleshadow.alexa.smarthome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
                        alexa.home.parts.catalogue().find("trunk").orElseThrow(), new SignalValue.Word("open")))));

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
}
