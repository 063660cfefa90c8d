package io.vehicleshadow.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Alexa, raise my window", and what Alexa is told, through a whole run with a real agent. */
class SmartHomeJourneyIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static AlexaListener alexa;
    private static RunProcess run;
    private static ApiPerson demo;

    @BeforeAll
    static void startAll() throws Exception {
        alexa = new AlexaListener();
        run = RunProcess.start(folder, 0, alexa.options());
        run.person();
        demo = ApiPerson.signedIn(run.endpoints(), "demo");
        demo.awaitPresence("ONLINE");
        assertEquals(0, vehicle("login", "--as", "demo").exitCode());
        grant(demo, "demo");
    }

    @AfterAll
    static void endAll() throws Exception {
        run.stop();
        alexa.close();
    }

    @BeforeEach
    void park() throws Exception {
        run.person().takeBackAll();
        AwayCar.byHand(
                run.endpoints(),
                "{\"speed\":0,\"door\":\"close\",\"trunk\":\"close\",\"window\":\"up\",\"lock\":\"unlocked\","
                        + "\"ecu\":{\"trunk\":\"ok\"}}");
        demo.send("PUT /vehicles/tcu/voice", "{\"mayOpen\":false}");
        run.person()
                .await(
                        "a parked car",
                        document -> ShadowClient.reported(document, "door").equals("close")
                                && ShadowClient.reported(document, "trunk").equals("close")
                                && ShadowClient.reported(document, "window").equals("up"));
        settle();
    }

    /** Events come one after the other: when two more of the switch are there, all that came before them are. */
    private static void settle() throws Exception {
        int told = alexa.taken(named("AddOrUpdateReport")).size();
        demo.send("PUT /vehicles/tcu/voice", "{\"mayOpen\":false}");
        alexa.await(told + 1, named("AddOrUpdateReport"));
        demo.send("PUT /vehicles/tcu/voice", "{\"mayOpen\":false}");
        alexa.await(told + 2, named("AddOrUpdateReport"));
        alexa.forget();
    }

    @Test
    void alexa_raise_my_window_works_as_it_stands() throws Exception {
        AwayCar.byHand(run.endpoints(), "{\"window\":\"down\"}");
        alexa.await(1, changeOf("window"));

        String said = say("Alexa, raise my window");

        assertTrue(said.startsWith("OK."), said);
        assertTrue(said.contains("(the Alexa app shows Window: mode up)"), said);
        assertEquals("up", ShadowClient.reported(run.person().document(), "window"));
        JsonNode told = alexa.await(2, changeOf("window")).get(1);
        assertEquals(
                "VOICE_INTERACTION", told.at("/event/payload/change/cause/type").asText());
        assertEquals(
                "window.up", told.at("/event/payload/change/properties/0/value").asText());
    }

    @Test
    void a_door_closed_by_hand_is_told_once_as_physical() throws Exception {
        AwayCar.byHand(run.endpoints(), "{\"door\":\"open\"}");
        alexa.await(1, changeOf("door"));
        AwayCar.byHand(run.endpoints(), "{\"door\":\"close\"}");
        List<JsonNode> told = alexa.await(2, changeOf("door"));
        settle();

        assertEquals(
                List.of("door.open PHYSICAL_INTERACTION", "door.close PHYSICAL_INTERACTION"),
                told.stream()
                        .map(event -> event.at("/event/payload/change/properties/0/value")
                                        .asText() + " "
                                + event.at("/event/payload/change/cause/type").asText())
                        .toList());
    }

    @Test
    void fifty_changes_while_the_gateway_is_away_at_first_arrive_in_order_none_lost_and_none_twice() throws Exception {
        alexa.beAwayFor(2);
        for (int i = 0; i < 50; i++) {
            String degrees = Integer.toString(16 + i % 12);
            AwayCar.byHand(run.endpoints(), "{\"climate\":" + degrees + "}");
            run.person()
                    .await(
                            degrees + " °C",
                            document ->
                                    ShadowClient.reported(document, "climate").equals(degrees));
        }
        List<JsonNode> told = alexa.await(50, changeOf("climate"));

        assertEquals(
                IntStream.range(0, 50).map(i -> 16 + i % 12).boxed().toList(),
                told.stream().map(SmartHomeJourneyIT::setpoint).toList());
    }

    private static int setpoint(JsonNode event) {
        for (JsonNode property : event.at("/event/payload/change/properties")) {
            if (property.path("name").asText().equals("targetSetpoint")) {
                return property.at("/value/value").asInt();
            }
        }
        throw new AssertionError(event.toString());
    }

    @Test
    void a_slow_trunk_is_answered_later_with_the_same_correlation_token_and_not_before_it_is_closed() throws Exception {
        AwayCar.byHand(run.endpoints(), "{\"trunk\":\"open\",\"ecu\":{\"trunk\":{\"seconds\":7}}}");
        run.person()
                .await(
                        "an open trunk",
                        document -> ShadowClient.reported(document, "trunk").equals("open"));

        JsonNode first =
                direct(header("Alexa.ModeController", "SetMode", "trunk"), "tcu#trunk", "{\"mode\":\"trunk.close\"}");
        assertEquals("DeferredResponse", name(first), first.toString());

        JsonNode late = alexa.await(1, named("Response")).get(0);
        assertEquals("close", ShadowClient.reported(run.person().document(), "trunk"));
        assertEquals(
                first.at("/event/header/correlationToken"), late.at("/event/header/correlationToken"), late.toString());
        assertEquals("trunk.close", late.at("/context/properties/0/value").asText());
    }

    @Test
    void nothing_is_opened_until_the_owner_allows_it_and_nothing_after_the_owner_refuses_again() throws Exception {
        assertEquals(
                "Trunk doesn't support that.",
                say("Alexa, open the trunk").lines().findFirst().orElse(""));
        JsonNode forced =
                direct(header("Alexa.ModeController", "SetMode", "trunk"), "tcu#trunk", "{\"mode\":\"trunk.open\"}");
        assertEquals(
                "INSUFFICIENT_PERMISSIONS", forced.at("/event/payload/type").asText());

        String allowed = vehicle("voice", "allow").output();
        assertTrue(allowed.contains("without the PIN") && allowed.contains("only protection"), allowed);
        alexa.await(1, named("AddOrUpdateReport").and(found -> found.toString().contains("Alexa.Actions.Open")));
        assertTrue(say("Alexa, open the trunk").startsWith("OK."));

        vehicle("voice", "refuse");
        AwayCar.byHand(run.endpoints(), "{\"trunk\":\"close\"}");
        run.person()
                .await(
                        "a closed trunk",
                        document -> ShadowClient.reported(document, "trunk").equals("close"));
        assertEquals(
                "Trunk doesn't support that.",
                say("Alexa, open the trunk").lines().findFirst().orElse(""));
        assertEquals("close", ShadowClient.reported(run.person().document(), "trunk"));
    }

    @Test
    void a_shared_car_appears_at_the_person_s_alexa_and_disappears_when_it_is_taken_away() throws Exception {
        ApiPerson eve = ApiPerson.signedIn(run.endpoints(), "eve");
        grant(eve, "eve");
        Predicate<JsonNode> hers = event -> event.toString().contains("for-eve");

        demo.send("PUT /vehicles/tcu/drivers/eve", "{\"role\":\"VIEWER\"}");
        assertEquals("AddOrUpdateReport", name(alexa.await(1, hers).get(0)));
        demo.send("DELETE /vehicles/tcu/drivers/eve");
        assertEquals("DeleteReport", name(alexa.await(2, hers).get(1)));
    }

    @Test
    void a_car_that_goes_away_is_unreachable_and_comes_back() throws Exception {
        AwayCar.byHand(run.endpoints(), "{\"connection\":\"cut\"}");
        assertTrue(alexa.await(7, event -> event.toString().contains("\"UNREACHABLE\""))
                        .size()
                == 7);
        AwayCar.byHand(run.endpoints(), "{\"connection\":\"restore\"}");
        demo.awaitPresence("ONLINE");

        assertTrue(say("Alexa, is the door open?").contains("connectivity OK"));
    }

    private static Predicate<JsonNode> named(String name) {
        return event -> name(event).equals(name);
    }

    private static Predicate<JsonNode> changeOf(String part) {
        return event -> name(event).equals("ChangeReport")
                && event.at("/event/endpoint/endpointId").asText().equals("tcu#" + part)
                && !event.at("/event/payload/change/properties/0/name").asText().equals("connectivity");
    }

    private static String name(JsonNode message) {
        return message.at("/event/header/name").asText();
    }

    private static void grant(ApiPerson person, String code) throws Exception {
        JsonNode accepted = send("""
            {"directive": {
              "header": {"namespace": "Alexa.Authorization", "name": "AcceptGrant", "payloadVersion": "3",
                         "messageId": "%s"},
              "payload": {"grant": {"type": "OAuth2.AuthorizationCode", "code": "%s"},
                          "grantee": {"type": "BearerToken", "token": "%s"}}}}\
            """.formatted(UUID.randomUUID(), code, person.token()));
        assertEquals("AcceptGrant.Response", name(accepted), accepted.toString());
    }

    private static String header(String namespace, String name, String instance) {
        return """
            {"namespace": "%s", "name": "%s", "instance": "%s", "payloadVersion": "3", "messageId": "%s",
             "correlationToken": "%s"}\
            """.formatted(namespace, name, instance, UUID.randomUUID(), UUID.randomUUID());
    }

    private static JsonNode direct(String header, String endpointId, String payload) throws Exception {
        return send("""
            {"directive": {"header": %s,
              "endpoint": {"endpointId": "%s", "scope": {"type": "BearerToken", "token": "%s"}}, "payload": %s}}\
            """.formatted(header, endpointId, demo.token(), payload));
    }

    private static JsonNode send(String directive) throws Exception {
        HttpRequest raw = HttpRequest.newBuilder(URI.create(run.endpoints().address("alexa") + "/smart-home"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(directive))
                .build();
        return JSON.readTree(
                HttpClient.newHttpClient().send(raw, BodyHandlers.ofString()).body());
    }

    private static String say(String sentence) throws Exception {
        RunProcess.Ended said = vehicle("say", sentence);
        assertEquals(0, said.exitCode(), said.toString());
        return said.output().strip();
    }

    private static RunProcess.Ended vehicle(String... arguments) throws Exception {
        return RunProcess.vehicle(folder, arguments);
    }
}
