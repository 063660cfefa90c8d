package io.vehicleshadow.alexa.smarthome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.alexa.FakeCloud;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.functions.voice.Turn;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Alexa is told of changes without having asked. */
class EventsTest {
    private final HomeEvents alexa = new HomeEvents();

    @AfterEach
    void close() {
        alexa.close();
    }

    @Test
    void a_door_opened_by_hand_is_told_once_as_physical() throws IOException {
        alexa.change(7, "{'door':'close','trunk':'close'}", "{'door':'open','trunk':'close'}");

        assertEquals(1, alexa.events.size());
        JsonNode event = alexa.events.get(0).path("event");
        assertEquals("ChangeReport", event.at("/header/name").asText());
        assertEquals("tcu#door", event.at("/endpoint/endpointId").asText());
        assertEquals(
                "PHYSICAL_INTERACTION", event.at("/payload/change/cause/type").asText());
        assertEquals("door.open", event.at("/payload/change/properties/0/value").asText());
        assertEquals("Bearer first", alexa.home.alexa.tokens.get(0));
    }

    @Test
    void what_a_spoken_command_did_is_told_as_voice_and_what_another_did_as_app() throws IOException {
        alexa.home.send(Home.directive("Alexa.PowerController", "TurnOn", "tcu#headlight", "{}"));
        long version = alexa.home.cloud.car().version() - 1;
        String outcome = ",'outcomes':{'headlight':{'status':'SUCCEEDED','version':" + version + "}}}";
        alexa.change(version + 1, "{'headlight':'off'}", "{'headlight':'on'" + outcome);
        alexa.change(
                version + 9,
                "{'headlight':'on'}",
                "{'headlight':'off'" + outcome.replace("" + version, "" + (version + 8)));

        assertEquals(
                List.of("VOICE_INTERACTION", "APP_INTERACTION"),
                alexa.events.stream()
                        .map(event ->
                                event.at("/event/payload/change/cause/type").asText())
                        .toList());
    }

    @Test
    void fifty_changes_are_told_in_order_none_lost_and_none_twice() throws IOException {
        for (int i = 1; i <= 50; i++) {
            String before = "{'climate':" + (16 + (i - 1) % 12) + "}";
            alexa.change(i, before, "{'climate':" + (16 + i % 12) + "}");
            alexa.change(i, before, "{'climate':" + (16 + i % 12) + "}");
        }
        List<Integer> told = alexa.events.stream()
                .map(event -> event.at("/event/payload/change/properties/0/value/value")
                        .asInt())
                .toList();

        assertEquals(IntStream.rangeClosed(1, 50).map(i -> 16 + i % 12).boxed().toList(), told);
    }

    @Test
    void a_gateway_that_is_away_for_a_minute_is_told_after_it() throws IOException {
        Instant before = alexa.home.time.instant();
        alexa.refusals.addAll(List.of("503 ", "503 ", "429 ", "500 ", "503 ", "503 "));
        alexa.change(2, "{'door':'close'}", "{'door':'open'}");

        assertEquals(1, alexa.events.size());
        assertTrue(
                Duration.between(before, alexa.home.time.instant()).compareTo(Duration.ofMinutes(1)) > 0,
                alexa.pauses.toString());
    }

    @Test
    void a_gateway_that_stays_away_fails_the_function_and_the_next_try_tells_it() throws IOException {
        alexa.refusals.addAll(Collections.nCopies(9, "503 "));
        assertThrows(IOException.class, () -> alexa.change(2, "{'door':'close'}", "{'door':'open'}"));

        alexa.change(2, "{'door':'close'}", "{'door':'open'}");
        assertEquals(1, alexa.events.size());
    }

    @Test
    void who_has_no_access_is_told_nothing() throws IOException {
        alexa.home.cloud.cars = List.of();
        alexa.change(2, "{'door':'close'}", "{'door':'open'}");

        assertEquals(0, alexa.events.size());
    }

    @Test
    void what_is_measured_all_the_time_is_not_told() throws IOException {
        alexa.change(2, "{'speed':0,'battery':80}", "{'speed':30,'battery':79}");

        assertEquals(0, alexa.events.size());
    }

    @Test
    void a_car_that_goes_offline_is_unreachable_at_every_endpoint() throws IOException {
        alexa.home.cloud.offlineSince = Optional.of(alexa.home.time.instant());
        alexa.take(Json.object()
                .put("kind", "presence")
                .put("thing", "tcu")
                .put("received", alexa.home.time.instant().toEpochMilli()));

        assertEquals(7, alexa.events.size());
        alexa.events.forEach(event -> assertEquals("UNREACHABLE", connectivity(event)));
    }

    @Test
    void a_car_that_comes_and_goes_is_told_by_the_event_even_before_it_is_stored() throws IOException {
        for (String type : List.of("disconnected", "connected")) {
            alexa.home.time.pass(Duration.ofSeconds(1));
            alexa.take(Json.object()
                    .put("kind", "presence")
                    .put("thing", "tcu")
                    .put("eventType", type)
                    .put("sessionIdentifier", type.equals("connected") ? "t" : "s")
                    .put("versionNumber", type.equals("connected") ? 2 : 1)
                    .put("timestamp", alexa.home.time.instant().toEpochMilli())
                    .put("received", alexa.home.time.instant().toEpochMilli()));
        }

        assertEquals(14, alexa.events.size());
        assertEquals("UNREACHABLE", connectivity(alexa.events.get(6)));
        assertEquals("OK", connectivity(alexa.events.get(7)));
    }

    private static String connectivity(JsonNode event) {
        return event.at("/event/payload/change/properties/0/value/value").asText();
    }

    @Test
    void a_lifecycle_event_of_what_is_no_vehicle_is_nobody_s() throws IOException {
        alexa.take(Json.object().put("kind", "presence").put("thing", "a page/of its own"));

        assertEquals(List.of(), alexa.events);
    }

    @Test
    void a_lock_that_jams_is_told_although_it_reports_no_other_value() throws IOException {
        alexa.change(
                2,
                "{'lock':'unlocked'}",
                "{'lock':'unlocked','outcomes':{'lock':{'status':'FAILED','reason':'ECU_FAULT','version':1}}}");

        assertEquals(1, alexa.events.size());
        assertEquals(
                "JAMMED",
                alexa.events
                        .get(0)
                        .at("/event/payload/change/properties/0/value")
                        .asText());
    }

    @Test
    void what_is_no_event_fails_so_that_it_is_not_lost() {
        for (String event : List.of("{}", "{'kind':'x','thing':'tcu'}", "{'kind':'documents'}")) {
            assertThrows(IllegalArgumentException.class, () -> alexa.take(Home.json(event)));
        }
    }

    @Test
    void a_change_that_never_comes_holds_up_the_next_for_ten_seconds_at_most() throws IOException {
        alexa.change(2, "{'door':'close'}", "{'door':'open'}");
        Instant before = alexa.home.time.instant();
        alexa.change(4, "{'door':'open'}", "{'door':'close'}");

        assertEquals(2, alexa.events.size());
        assertEquals(Duration.ofSeconds(10), Duration.between(before, alexa.home.time.instant()));
    }

    @Test
    void what_comes_too_late_is_told_only_where_nothing_later_was() throws IOException {
        alexa.change(2, "{'door':'close','trunk':'close'}", "{'door':'open','trunk':'close'}");
        alexa.change(4, "{'door':'close','trunk':'open'}", "{'door':'open','trunk':'open'}");
        alexa.change(3, "{'door':'open','trunk':'close'}", "{'door':'close','trunk':'open'}");

        assertEquals(
                List.of("door.open", "door.open", "trunk.open"),
                alexa.events.stream()
                        .map(event -> event.at("/event/payload/change/properties/0/value")
                                .asText())
                        .toList());
    }

    @Test
    void an_instance_that_is_gone_holds_up_the_others_only_as_long_as_it_could_have_run() throws IOException {
        Instant until = alexa.home.time.instant().plus(Duration.ofMinutes(15));
        alexa.home.store.replace(FakeCloud.DEMO, Home.CAR, Turn.NONE, Turn.NONE.taken(until));
        alexa.change(2, "{'door':'close'}", "{'door':'open'}");

        assertEquals(1, alexa.events.size());
        assertEquals(until, alexa.home.time.instant());
    }
}
