package io.vehicleshadow.alexa.smarthome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vehicleshadow.alexa.FakeCloud;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.lambda.Environment;
import io.vehicleshadow.alexa.smarthome.event.EventGateway;
import io.vehicleshadow.alexa.smarthome.event.KeptGrants;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Alexa is told without having asked, at an event gateway and a token endpoint on loopback. */
class EventsTest {
    private final Home home = new Home().allowingToOpen();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Queue<String> refusals = new ArrayDeque<>();
    private HttpServer alexa;
    private KeptGrants grants;
    private SmartHomeEvents functions;

    @BeforeEach
    void start() throws IOException {
        alexa = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        alexa.createContext("/events", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String refusal = refusals.poll();
            if (refusal == null) {
                events.add(Json.read(body));
                tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
            }
            answer(
                    exchange,
                    refusal == null ? 202 : Integer.parseInt(refusal.split(" ")[0]),
                    refusal == null
                            ? ""
                            : "{\"payload\":{\"code\":\"" + refusal.substring(refusal.indexOf(' ') + 1) + "\"}}");
        });
        alexa.createContext("/tokens", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean good = form.contains("client_id=client&client_secret=secret") && !form.contains("gone");
            String which = form.contains("authorization_code") ? "first" : "refreshed";
            answer(
                    exchange,
                    good ? 200 : 400,
                    good
                            ? "{\"access_token\":\"" + which + "\",\"refresh_token\":\"r1\",\"expires_in\":3600}"
                            : "{\"error\":\"invalid_grant\"}");
        });
        alexa.start();
        String address = "http://localhost:" + alexa.getAddress().getPort();
        grants = KeptGrants.of(
                new Environment(Map.of(
                        "GRANT_KEY",
                        Base64.getEncoder().encodeToString(new byte[32]),
                        "EVENT_TOKENS",
                        address + "/tokens",
                        "EVENT_CLIENT_ID",
                        "client",
                        "EVENT_CLIENT_SECRET",
                        "secret")),
                home.store,
                home.time);
        functions = new SmartHomeEvents(
                home.parts, home.cloud, home.cloud, new EventGateway(URI.create(address + "/events"), grants, time -> {
                    pauses.add(time);
                    home.time.pass(time);
                }));
        grants.accept(FakeCloud.DEMO, "code");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterEach
    void stop() {
        alexa.stop(0);
        events.forEach(event -> assertEquals(List.of(), MessageRules.wrong(event), event.toString()));
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
        functions.take(event);
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
        assertEquals("Bearer first", tokens.get(0));
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

        assertEquals(List.of("Bearer refreshed", "Bearer refreshed"), tokens);
    }

    @Test
    void a_grant_is_kept_encrypted_and_forgotten_when_the_skill_is_disabled_or_the_grant_is_gone() throws IOException {
        assertFalse(new String(home.store.grants.get(FakeCloud.DEMO), StandardCharsets.ISO_8859_1).contains("r1"));
        refusals.add("403 SKILL_DISABLED_EXCEPTION");
        change(2, "{'door':'close'}", "{'door':'open'}");
        assertEquals(Optional.empty(), grants.token(FakeCloud.DEMO));

        change(3, "{'door':'open'}", "{'door':'close'}");
        assertEquals(0, events.size());
    }

    @Test
    void a_grant_of_one_person_opens_for_no_other() {
        home.store.grants.put(new PersonId("other"), home.store.grants.get(FakeCloud.DEMO));

        assertThrows(IllegalStateException.class, () -> grants.token(new PersonId("other")));
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
        functions.take(Json.object()
                .put("kind", "presence")
                .put("thing", "tcu")
                .put("received", home.time.instant().toEpochMilli()));

        assertEquals(7, events.size());
        events.forEach(event -> assertEquals(
                "UNREACHABLE",
                event.at("/event/payload/change/properties/0/value/value").asText()));
    }

    @Test
    void a_slow_success_comes_later_with_the_same_correlation_token() throws IOException {
        home.cloud.carTakes = Duration.ofSeconds(12);
        assertEquals(
                "DeferredResponse",
                Home.name(home.send(Home.making(
                        home.parts.catalogue().find("trunk").orElseThrow(), new SignalValue.Word("open")))));

        functions.take(home.followUps.get(0));

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

        functions.take(home.followUps.get(0));

        assertEquals("ENDPOINT_UNREACHABLE", Home.error(events.get(0)));
    }

    @Test
    void what_is_no_event_fails_so_that_it_is_not_lost() {
        for (String event : List.of("{}", "{'kind':'x','thing':'tcu'}", "{'kind':'documents'}")) {
            assertThrows(IllegalArgumentException.class, () -> functions.take(Home.json(event)));
        }
    }
}
