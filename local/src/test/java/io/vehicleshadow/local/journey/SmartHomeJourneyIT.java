package io.vehicleshadow.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    private static AlexaDirectives directives;

    @BeforeAll
    static void startAll() throws Exception {
        alexa = new AlexaListener();
        Path catalogue = folder.resolve("patient.json");
        Files.write(catalogue, JSON.writeValueAsBytes(patientWithTheTrunk()));
        run = RunProcess.start(
                folder,
                0,
                Stream.concat(Stream.of(alexa.options()), Stream.of("--catalogue", catalogue.toString()))
                        .toArray(String[]::new));
        run.person();
        demo = ApiPerson.signedIn(run.endpoints(), "demo");
        directives = AlexaDirectives.to(run.endpoints());
        demo.awaitPresence("ONLINE");
        assertEquals(0, vehicle("login", "--as", "demo").exitCode());
        grant(demo, "demo");
    }

    /** The standard catalogue, of a car whose trunk may take its time. */
    private static JsonNode patientWithTheTrunk() {
        JsonNode catalogue = SignalCatalogue.standard().document().deepCopy();
        for (JsonNode signal : catalogue.path("signals")) {
            if (signal.path("key").asText().equals("trunk")) {
                ((ObjectNode) signal).put("patienceSeconds", 20);
            }
        }
        return catalogue;
    }

    @AfterAll
    static void endAll() throws Exception {
        run.stop();
        alexa.close();
    }

    @BeforeEach
    void park() throws Exception {
        run.person().withdrawAll();
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

        String said = answer(RunProcess.vehicle(folder, "say", "Alexa, raise my window"));

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
        AwayCar.byHand(run.endpoints(), "{\"trunk\":\"open\",\"ecu\":{\"trunk\":{\"seconds\":12}}}");
        run.person()
                .await(
                        "an open trunk",
                        document -> ShadowClient.reported(document, "trunk").equals("open"));

        JsonNode first = directives.setMode(demo, "trunk", "close");
        assertEquals("DeferredResponse", name(first), first.toString());

        JsonNode late = alexa.await(1, named("Response")).get(0);
        assertEquals("close", ShadowClient.reported(run.person().document(), "trunk"));
        assertEquals(
                first.at("/event/header/correlationToken"), late.at("/event/header/correlationToken"), late.toString());
        assertEquals("trunk.close", late.at("/context/properties/0/value").asText());
    }

    @Test
    void what_the_owner_calls_a_car_is_told_at_once() throws Exception {
        demo.send("PUT /vehicles/tcu/name", "{\"name\":\"Lucy\",\"plate\":\"\"}");
        assertEquals(
                "tcu",
                alexa.await(1, named("AddOrUpdateReport"))
                        .get(0)
                        .at("/event/payload/endpoints/0/endpointId")
                        .asText());
        demo.send("PUT /vehicles/tcu/name", "{\"name\":\"\",\"plate\":\"\"}");
    }

    @Test
    void the_command_line_tells_and_changes_what_voice_may_open_for_the_owner_alone() throws Exception {
        assertTrue(vehicle("voice").output().contains("never opens it without the PIN"));
        assertTrue(vehicle("voice", "allow").output().contains("to stop it:"));
        assertTrue(vehicle("voice").output().contains("may open, lower and unlock tcu without the PIN"));

        RunProcess.Ended wrong = vehicle("voice", "maybe");
        assertEquals(2, wrong.exitCode(), wrong.toString());
        assertTrue(wrong.errors().contains("allow") && wrong.errors().contains("refuse"), wrong.errors());

        ApiPerson driver = ApiPerson.signedIn(run.endpoints(), "driver");
        demo.send("PUT /vehicles/tcu/drivers/driver", "{\"role\":\"DRIVER\"}");
        assertEquals(
                403,
                driver.send("PUT /vehicles/tcu/voice", "{\"mayOpen\":false}").statusCode());
        assertTrue(vehicle("voice").output().contains("may open, lower and unlock tcu without the PIN"));
    }

    @Test
    void nothing_is_opened_until_the_owner_allows_it_and_nothing_after_the_owner_refuses_again() throws Exception {
        assertEquals(
                "Trunk doesn't support that.",
                say("Alexa, open the trunk").lines().findFirst().orElse(""));
        JsonNode forced = directives.setMode(demo, "trunk", "open");
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
        int parts = SignalCatalogue.standard().commandable().size();
        AwayCar.byHand(run.endpoints(), "{\"connection\":\"cut\"}");
        try {
            assertEquals(
                    parts,
                    alexa.await(parts, event -> event.toString().contains("\"UNREACHABLE\""))
                            .size());
        } finally {
            AwayCar.byHand(run.endpoints(), "{\"connection\":\"restore\"}");
        }
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
        JsonNode accepted = directives.acceptGrant(person, code);
        assertEquals("AcceptGrant.Response", name(accepted), accepted.toString());
    }

    private static String say(String sentence) throws Exception {
        return answer(vehicle("say", sentence));
    }

    private static String answer(RunProcess.Ended said) {
        assertEquals(0, said.exitCode(), said.toString());
        return said.output().strip();
    }

    private static RunProcess.Ended vehicle(String... arguments) throws Exception {
        return RunProcess.vehicleHere(folder, arguments);
    }
}
