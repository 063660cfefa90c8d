package io.vehicleshadow.functions.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.live.LiveAuthorizer;
import io.vehicleshadow.functions.live.LiveTimes;
import io.vehicleshadow.functions.live.TestSignIn;
import io.vehicleshadow.functions.live.TokenVerifier;
import io.vehicleshadow.vehicle.ThingName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveAuthorizerTest {
    private static final String ARN = "arn:aws:iot:us-east-1:000000000000:";
    private final Cloud cloud = new Cloud().withCar();
    private final TestSignIn signIn = new TestSignIn();
    private final LiveAuthorizerHandler handler = new LiveAuthorizerHandler(new LiveAuthorizer(
            new TokenVerifier(signIn.keys(), TestSignIn.ISSUER, Set.of("page"), cloud.clock),
            cloud.cases.access(),
            LiveTimes.AWS,
            cloud.clock));

    private JsonNode ask(String person, String clientId, int seconds) {
        return ask(person, clientId, seconds, "page");
    }

    private JsonNode ask(String person, String clientId, int seconds, String username) {
        String token = signIn.token(
                "{\"alg\":\"RS256\",\"kid\":\"k1\"}",
                "{\"iss\":\"" + TestSignIn.ISSUER + "\",\"client_id\":\"page\",\"token_use\":\"access\",\"sub\":\""
                        + person + "\",\"exp\":" + (cloud.clock.instant().getEpochSecond() + seconds) + "}");
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.withObject("/protocolData/mqtt")
                .put("clientId", clientId)
                .put("username", username)
                .put("password", Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8)));
        return Functions.call(handler, event).json();
    }

    private static Set<String> resources(JsonNode answer, String action) {
        Set<String> resources = new TreeSet<>();
        answer.path("policyDocuments").forEach(text -> {
            try {
                new ObjectMapper().readTree(text.asText()).path("Statement").forEach(statement -> {
                    assertEquals("Allow", statement.path("Effect").asText());
                    if (statement.path("Action").asText().equals(action)) {
                        statement.path("Resource").forEach(r -> resources.add(r.asText()));
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return resources;
    }

    @Test
    void a_page_watches_exactly_its_persons_vehicles_and_publishes_nothing() {
        JsonNode answer = ask("victor", "page-12345678", 3600);
        assertTrue(answer.path("isAuthenticated").asBoolean());
        assertTrue(answer.path("principalId").asText().matches("[a-zA-Z0-9]{1,128}"));
        assertEquals(300, answer.path("refreshAfterInSeconds").asInt());
        assertTrue(answer.path("disconnectAfterInSeconds").asInt() <= 3600);
        assertTrue(answer.path("disconnectAfterInSeconds").asInt() > 3500);
        assertEquals(Set.of(ARN + "client/page-12345678"), resources(answer, "iot:Connect"));
        assertEquals(
                Set.of(
                        ARN + "topic/$aws/things/tcu/shadow/update/accepted",
                        ARN + "topic/$aws/things/tcu/shadow/update/documents",
                        ARN + "topic/$aws/events/presence/connected/tcu",
                        ARN + "topic/$aws/events/presence/disconnected/tcu"),
                resources(answer, "iot:Receive"));
        assertEquals(4, resources(answer, "iot:Subscribe").size());
        assertFalse(answer.toString().contains("iot:Publish"));
    }

    @Test
    void a_stranger_watches_nothing_and_a_driver_taken_off_no_longer() {
        assertFalse(
                ask("stranger", "page-12345678", 3600).path("isAuthenticated").asBoolean());
        assertFalse(resources(ask("anna", "page-12345678", 3600), "iot:Receive").isEmpty());
        cloud.call("demo", "DELETE /vehicles/tcu/drivers/anna");
        assertFalse(ask("anna", "page-12345678", 3600).path("isAuthenticated").asBoolean());
    }

    @Test
    void a_client_id_that_could_be_a_vehicles_is_refused() {
        assertFalse(ask("demo", "tcu", 3600).path("isAuthenticated").asBoolean());
        assertFalse(ask("demo", "page-*", 3600).path("isAuthenticated").asBoolean());
    }

    @Test
    void an_expired_token_is_not_let_in() {
        assertFalse(ask("demo", "page-12345678", -1).path("isAuthenticated").asBoolean());
    }

    @Test
    void of_however_many_vehicles_each_can_be_watched() {
        List<String> things = IntStream.range(0, 40).mapToObj(i -> "car-" + i).toList();
        things.forEach(thing -> cloud.cases.access().makeOwner(new PersonId("fleet"), new ThingName(thing)));
        for (String thing : things) {
            JsonNode answer = ask("fleet", "page-12345678", 3600, thing + "?x-amz-customauthorizer-name=pages");
            assertTrue(isWatched(answer, thing), thing);
        }
    }

    @Test
    void nobody_pushes_another_vehicle_out_by_sharing_many() {
        cloud.clock.advance(Duration.ofDays(1));
        for (int i = 0; i < 40; i++) {
            ThingName thing = new ThingName("a-car-" + i);
            cloud.cases.access().makeOwner(new PersonId("eve"), thing);
            assertEquals(
                    200,
                    cloud.call("eve", "PUT /vehicles/" + thing + "/drivers/anna", "{\"role\":\"DRIVER\"}")
                            .status());
            assertEquals(
                    200,
                    cloud.call("eve", "PUT /vehicles/" + thing + "/drivers/demo", "{\"role\":\"DRIVER\"}")
                            .status());
        }
        assertTrue(isWatched(ask("demo", "page-12345678", 3600), "tcu"), "their own");
        assertTrue(isWatched(ask("anna", "page-12345678", 3600), "tcu"), "shared before");
    }

    @Test
    void naming_a_vehicle_of_others_does_not_help_to_watch_it() {
        assertFalse(isWatched(ask("stranger", "page-12345678", 3600, "tcu"), "tcu"));
        cloud.cases.access().makeOwner(new PersonId("stranger"), new ThingName("other"));
        assertFalse(isWatched(ask("stranger", "page-12345678", 3600, "tcu"), "tcu"));
    }

    private static boolean isWatched(JsonNode answer, String thing) {
        return resources(answer, "iot:Receive")
                .contains(ARN + "topic/$aws/things/" + thing + "/shadow/update/documents");
    }

    @Test
    void many_long_names_stay_within_the_services_limits() {
        for (int i = 0; i < 15; i++) {
            cloud.cases.access().makeOwner(new PersonId("fleet"), new ThingName("x".repeat(120) + i));
        }
        JsonNode documents = ask("fleet", "page-12345678", 3600).path("policyDocuments");
        assertEquals(10, documents.size());
        documents.forEach(text -> assertTrue(text.asText().length() <= 2048, text.asText()));
    }
}
