package io.vehicleshadow.alexa.smarthome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.FakeCloud;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.smarthome.event.EventGateway;
import io.vehicleshadow.functions.access.Grant;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Alexa is told without having asked, at an event gateway and a token endpoint on loopback. */
class EventsTest {
    private final Home home = new Home().allowingToOpen();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<JsonNode> events = home.alexa.events;
    private final Queue<String> refusals = home.alexa.refusals;
    private SmartHomeEventsHandler function;

    @BeforeEach
    void start() throws IOException {
        EventGateway gateway = new EventGateway(home.alexa.gateway(), home.grants, time -> {
            pauses.add(time);
            home.time.pass(time);
        });
        function = new SmartHomeEventsHandler(new SmartHomeEvents(home.parts, home.cloud, home.cloud, gateway));
        home.grants.accept(FakeCloud.DEMO, "code");
    }

    @AfterEach
    void stop() {
        home.close();
    }

    private void take(JsonNode event) throws IOException {
        byte[] raw = event.toString().getBytes(StandardCharsets.UTF_8);
        function.handleRequest(new ByteArrayInputStream(raw), OutputStream.nullOutputStream(), null);
    }

    /** What the rule hands on when the car's state goes over into another. */
    private void change(long version, String before, String after) throws IOException {
        ObjectNode event = Json.object()
                .put("kind", "documents")
                .put("thing", "tcu")
                .put("received", home.time.instant().toEpochMilli());
        event.putObject("previous")
                .put("version", version - 1)
                .putObject("state")
                .set("reported", Home.json(before));
        event.putObject("current").put("version", version).putObject("state").set("reported", Home.json(after));
        take(event);
    }

    @Test
    void a_door_opened_by_hand_is_told_once_as_physical() throws IOException {
        change(7, "{'door':'close','trunk':'close'}", "{'door':'open','trunk':'close'}");

        assertEquals(1, events.size());
        JsonNode event = events.get(0).path("event");
        assertEquals("ChangeReport", event.at("/header/name").asText());
        assertEquals("tcu#door", event.at("/endpoint/endpointId").asText());
        assertEquals(
                "PHYSICAL_INTERACTION", event.at("/payload/change/cause/type").asText());
        assertEquals("door.open", event.at("/payload/change/properties/0/value").asText());
        assertEquals("Bearer first", home.alexa.tokens.get(0));
    }

    @Test
    void what_a_spoken_command_did_is_told_as_voice_and_what_another_did_as_app() throws IOException {
        home.send(Home.directive("Alexa.PowerController", "TurnOn", "tcu#headlight", "{}"));
        long version = home.cloud.car().version() - 1;
        String outcome = ",'outcomes':{'headlight':{'status':'SUCCEEDED','version':" + version + "}}}";
        change(version + 1, "{'headlight':'off'}", "{'headlight':'on'" + outcome);
        change(
                version + 9,
                "{'headlight':'on'}",
                "{'headlight':'off'" + outcome.replace("" + version, "" + (version + 8)));

        assertEquals(
                List.of("VOICE_INTERACTION", "APP_INTERACTION"),
                events.stream()
                        .map(event ->
                                event.at("/event/payload/change/cause/type").asText())
                        .toList());
    }

    @Test
    void fifty_changes_are_told_in_order_none_lost_and_none_twice() throws IOException {
        for (int i = 1; i <= 50; i++) {
            String before = "{'climate':" + (16 + (i - 1) % 12) + "}";
            change(i, before, "{'climate':" + (16 + i % 12) + "}");
            change(i, before, "{'climate':" + (16 + i % 12) + "}");
        }
        List<Integer> told = events.stream()
                .map(event -> event.at("/event/payload/change/properties/0/value/value")
                        .asInt())
                .toList();

        assertEquals(IntStream.rangeClosed(1, 50).map(i -> 16 + i % 12).boxed().toList(), told);
    }

    @Test
    void a_gateway_that_is_away_for_a_minute_is_told_after_it() throws IOException {
        Instant before = home.time.instant();
        refusals.addAll(List.of("503 ", "503 ", "429 ", "500 ", "503 ", "503 "));
        change(2, "{'door':'close'}", "{'door':'open'}");

        assertEquals(1, events.size());
        assertTrue(
                Duration.between(before, home.time.instant()).compareTo(Duration.ofMinutes(1)) > 0, pauses.toString());
    }

    @Test
    void a_gateway_that_stays_away_fails_the_function_and_the_next_try_tells_it() throws IOException {
        refusals.addAll(Collections.nCopies(9, "503 "));
        assertThrows(IOException.class, () -> change(2, "{'door':'close'}", "{'door':'open'}"));

        change(2, "{'door':'close'}", "{'door':'open'}");
        assertEquals(1, events.size());
    }

    @Test
    void a_token_that_runs_out_is_refreshed_and_so_is_one_that_is_refused() throws IOException {
        refusals.add("401 INVALID_ACCESS_TOKEN_EXCEPTION");
        change(2, "{'door':'close'}", "{'door':'open'}");
        home.time.pass(Duration.ofHours(2));
        change(3, "{'door':'open'}", "{'door':'close'}");

        assertEquals(List.of("Bearer refreshed", "Bearer refreshed"), home.alexa.tokens);
    }

    @Test
    void a_grant_is_kept_encrypted_and_forgotten_when_the_skill_is_disabled_or_the_grant_is_gone() throws IOException {
        assertFalse(new String(home.store.grants.get(FakeCloud.DEMO), StandardCharsets.ISO_8859_1).contains("r1"));
        refusals.add("403 SKILL_DISABLED_EXCEPTION");
        change(2, "{'door':'close'}", "{'door':'open'}");
        assertEquals(Optional.empty(), home.grants.token(FakeCloud.DEMO));

        change(3, "{'door':'open'}", "{'door':'close'}");
        assertEquals(0, events.size());
    }

    @Test
    void a_grant_that_login_with_amazon_does_not_know_any_more_is_forgotten() throws IOException {
        home.grants.accept(FakeCloud.DEMO, "fleeting");
        change(2, "{'door':'close'}", "{'door':'open'}");
        home.time.pass(Duration.ofHours(2));
        change(3, "{'door':'open'}", "{'door':'close'}");

        assertEquals(1, events.size());
        assertFalse(home.store.grants.containsKey(FakeCloud.DEMO));
    }

    @Test
    void a_grant_of_one_person_opens_for_no_other() {
        home.store.grants.put(new PersonId("other"), home.store.grants.get(FakeCloud.DEMO));

        assertThrows(IllegalStateException.class, () -> home.grants.token(new PersonId("other")));
    }

    @Test
    void who_has_no_access_is_told_nothing() throws IOException {
        home.cloud.cars = List.of();
        change(2, "{'door':'close'}", "{'door':'open'}");

        assertEquals(0, events.size());
    }

    @Test
    void what_is_measured_all_the_time_is_not_told() throws IOException {
        change(2, "{'speed':0,'battery':80}", "{'speed':30,'battery':79}");

        assertEquals(0, events.size());
    }

    @Test
    void a_car_that_goes_offline_is_unreachable_at_every_endpoint() throws IOException {
        home.cloud.offlineSince = Optional.of(home.time.instant());
        take(Json.object()
                .put("kind", "presence")
                .put("thing", "tcu")
                .put("received", home.time.instant().toEpochMilli()));

        assertEquals(7, events.size());
        events.forEach(event -> assertEquals("UNREACHABLE", connectivity(event)));
    }

    private void accessChanged(String person) throws IOException {
        ObjectNode event = Json.object().put("kind", "access").put("thing", "tcu");
        take(person.isEmpty() ? event : event.put("person", person));
    }

    private List<String> names() {
        return events.stream().map(Home::name).toList();
    }

    @Test
    void a_vehicle_that_is_shared_appears_at_the_person_s_alexa_and_one_taken_back_disappears() throws IOException {
        PersonId anna = new PersonId("anna");
        home.grants.accept(anna, "code");
        home.cloud.give(new Grant(anna, Home.CAR, Role.DRIVER, home.time.instant(), Optional.empty()));
        accessChanged("anna");
        home.cloud.take(anna, Home.CAR);
        accessChanged("anna");

        assertEquals(List.of("AddOrUpdateReport", "DeleteReport"), names());
        assertEquals(
                List.copyOf(home.discovered().keySet()),
                events.get(0).at("/event/payload/endpoints").findValuesAsText("endpointId"));
        assertEquals(
                events.get(0).at("/event/payload/endpoints").findValuesAsText("endpointId"),
                events.get(1).at("/event/payload/endpoints").findValuesAsText("endpointId"));
        assertEquals("first", events.get(1).at("/event/payload/scope/token").asText());
    }

    @Test
    void with_a_second_vehicle_the_first_is_called_by_its_name_too() throws IOException {
        home.cloud.cars = List.of("family", "tcu");
        accessChanged("demo");

        assertEquals(
                List.of("family", "tcu"),
                events.stream()
                        .map(event -> event.at("/event/payload/endpoints/0/friendlyName")
                                .asText())
                        .toList());
    }

    @Test
    void when_the_owner_lets_voice_open_everybody_with_access_finds_the_actions_for_it() throws IOException {
        PersonId anna = new PersonId("anna");
        home.grants.accept(anna, "code");
        home.cloud.give(new Grant(anna, Home.CAR, Role.DRIVER, home.time.instant(), Optional.empty()));
        accessChanged("");
        home.store.setMayOpen(Home.CAR, false);
        accessChanged("");

        assertEquals(Collections.nCopies(4, "AddOrUpdateReport"), names());
        assertEquals(
                List.of(true, true, false, false),
                events.stream()
                        .map(event -> event.toString().contains("Alexa.Actions.Open"))
                        .toList());
    }

    @Test
    void a_change_of_access_that_was_undone_meanwhile_ends_in_what_is_so() throws IOException {
        accessChanged("anna");

        assertEquals(List.of(), names(), "anna has given no grant");
        home.grants.accept(new PersonId("anna"), "code");
        accessChanged("anna");
        assertEquals(List.of("DeleteReport"), names());
    }

    @Test
    void a_car_that_comes_and_goes_is_told_by_the_event_even_before_it_is_stored() throws IOException {
        for (String type : List.of("disconnected", "connected")) {
            home.time.pass(Duration.ofSeconds(1));
            take(Json.object()
                    .put("kind", "presence")
                    .put("thing", "tcu")
                    .put("eventType", type)
                    .put("sessionIdentifier", type.equals("connected") ? "t" : "s")
                    .put("versionNumber", type.equals("connected") ? 2 : 1)
                    .put("timestamp", home.time.instant().toEpochMilli())
                    .put("received", home.time.instant().toEpochMilli()));
        }

        assertEquals(14, events.size());
        assertEquals("UNREACHABLE", connectivity(events.get(6)));
        assertEquals("OK", connectivity(events.get(7)));
    }

    private static String connectivity(JsonNode event) {
        return event.at("/event/payload/change/properties/0/value/value").asText();
    }

    @Test
    void a_lifecycle_event_of_what_is_no_vehicle_is_nobody_s() throws IOException {
        take(Json.object().put("kind", "presence").put("thing", "a page/of its own"));

        assertEquals(List.of(), events);
    }

    @Test
    void a_lock_that_jams_is_told_although_it_reports_no_other_value() throws IOException {
        change(
                2,
                "{'lock':'unlocked'}",
                "{'lock':'unlocked','outcomes':{'lock':{'status':'FAILED','reason':'ECU_FAULT','version':1}}}");

        assertEquals(1, events.size());
        assertEquals(
                "JAMMED",
                events.get(0).at("/event/payload/change/properties/0/value").asText());
    }

    @Test
    void a_slow_success_comes_later_with_the_same_correlation_token() throws IOException {
        home.cloud.carTakes = Duration.ofSeconds(12);
        assertEquals(
                "DeferredResponse",
                Home.name(home.send(Home.making(
                        home.parts.catalogue().find("trunk").orElseThrow(), new SignalValue.Word("open")))));

        take(home.followUps.get(0));

        assertEquals(1, home.cloud.asked.size());
        JsonNode late = events.get(0);
        assertEquals("Response", Home.name(late));
        assertEquals("correlation", late.at("/event/header/correlationToken").asText());
        assertEquals("first", late.at("/event/endpoint/scope/token").asText());
        assertEquals("trunk.open", Home.property(late, "mode").asText());
    }

    @Test
    void a_request_that_expires_is_told_as_an_error_later() throws IOException {
        home.cloud.carTakes = Duration.ofHours(1);
        home.send(Home.directive("Alexa.PowerController", "TurnOn", "tcu#headlight", "{}"));

        take(home.followUps.get(0));

        assertEquals("ENDPOINT_UNREACHABLE", Home.error(events.get(0)));
    }

    @Test
    void what_is_no_event_fails_so_that_it_is_not_lost() {
        for (String event : List.of("{}", "{'kind':'x','thing':'tcu'}", "{'kind':'documents'}")) {
            assertThrows(IllegalArgumentException.class, () -> take(Home.json(event)));
        }
    }
}
