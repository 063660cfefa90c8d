package io.vehicleshadow.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.handler.HttpRoutes;
import io.vehicleshadow.functions.wiring.UseCases;
import io.vehicleshadow.local.cloud.LocalCloud;
import io.vehicleshadow.local.gateway.Limits;
import io.vehicleshadow.local.gateway.Route;
import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.app.OtherApp;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP API over real sockets: a whole run, its car a process of its own. */
class ApiJourneyIT {
    private static final int REFRESH_SECONDS = 2;
    private static final OtherApp FLEET_DESK = new OtherApp("Fleet desk", "http://localhost:9000/back");
    private static final Set<Integer> BY_THE_GATEWAY = Set.of(401, 429, 500);

    @TempDir
    private static Path folder;

    private static RunProcess process;
    private static Endpoints run;
    private static ApiPeople people;
    private static ApiDocument document;
    private static OwnGateway crashing;
    private static OwnGateway alone;
    private static OwnGateway limited;
    private static Map<String, Attempts.Attempt> attempts;

    @BeforeAll
    static void startAll() throws Exception {
        process = RunProcess.start(
                folder,
                0,
                "--live-refresh",
                Integer.toString(REFRESH_SECONDS),
                "--app",
                FLEET_DESK.name() + "=" + FLEET_DESK.redirect());
        run = process.endpoints();
        ShadowClient shadow = process.person();
        people = ApiPeople.of(run);
        document = new ApiDocument();
        crashing = new OwnGateway(run, OwnGateway.crashingRoutes());
        alone = new OwnGateway(run, routesWithNobodyBehind());
        limited = new OwnGateway(run, OwnGateway.crashingRoutes(), new Limits(1_000, 1, 1_000, 1_000));
        attempts = attempts(new Attempts(people, new AwayCar(run, people.demo(), shadow)));
    }

    @AfterAll
    static void endAll() throws Exception {
        crashing.close();
        alone.close();
        limited.close();
        process.stop();
    }

    @Test
    void no_status_of_the_document_is_left_out() {
        assertEquals(Set.of(), missing(document.statuses(), attempts.keySet()), "not tried: a line of attempts.txt");
        assertEquals(Set.of(), missing(attempts.keySet(), document.statuses()), "not in the document");
    }

    private static Set<String> missing(Set<String> all, Set<String> present) {
        Set<String> missing = new TreeSet<>(all);
        missing.removeAll(present);
        return missing;
    }

    @TestFactory
    Stream<DynamicTest> every_status_is_provoked_over_a_real_socket() {
        return attempts.entrySet().stream()
                .map(attempt -> DynamicTest.dynamicTest(
                        attempt.getKey(), () -> assertAnswers(attempt.getKey(), attempt.getValue())));
    }

    private static void assertAnswers(String name, Attempts.Attempt attempt) throws Exception {
        int blank = name.lastIndexOf(' ');
        int status = Integer.parseInt(name.substring(blank + 1));
        HttpResponse<String> answer = attempt.send();
        assertEquals(status, answer.statusCode(), answer.body());
        if (status >= 400 && !BY_THE_GATEWAY.contains(status)) {
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElse("none"));
            String type = ApiPerson.json(answer).path("type").asText();
            assertTrue(document.problems(name.substring(0, blank), status).contains(type), type);
        }
    }

    @Test
    void who_was_taken_off_gets_404_at_once_and_their_live_connection_ends_at_the_next_refresh() throws Exception {
        ApiPerson leaver = ApiPerson.signedIn(run, "leaver");
        people.share("leaver", "DRIVER");
        assertEquals(200, leaver.send("GET /vehicles/tcu").statusCode());
        LiveListener live = LiveListener.connect(run, leaver);
        ApiPerson demo = people.demo();
        demo.send("POST /vehicles/tcu/commands", "{\"climate\":20}", "Prefer", "wait=10");
        live.awaitMessage();
        assertEquals(204, demo.send("DELETE /vehicles/tcu/drivers/leaver").statusCode());
        assertEquals(404, leaver.send("GET /vehicles/tcu").statusCode());
        assertEquals(
                404,
                leaver.send("POST /vehicles/tcu/commands", "{\"headlight\":\"on\"}")
                        .statusCode());
        live.awaitEnd();
        assertTrue(LiveListener.isRefused(run, leaver));
    }

    @Test
    void two_people_asking_opposite_things_at_once_both_get_a_truthful_end() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        CompletableFuture<JsonNode> on = asking(people.demo(), "on", together);
        CompletableFuture<JsonNode> off = asking(people.driver(), "off", together);
        List<String> ends = List.of(
                on.get(90, TimeUnit.SECONDS).path("status").asText(),
                off.get(90, TimeUnit.SECONDS).path("status").asText());
        assertTrue(Set.of("SUCCEEDED", "SUPERSEDED").containsAll(ends), ends.toString());
        assertTrue(ends.contains("SUCCEEDED"), ends.toString());
        awaitHistory(ends);
    }

    private static CompletableFuture<JsonNode> asking(ApiPerson person, String value, CyclicBarrier together) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                together.await();
                HttpResponse<String> answer = person.send(
                        "POST /vehicles/tcu/commands", "{\"headlight\":\"" + value + "\"}", "Prefer", "wait=10");
                return end(person, ApiPerson.json(answer));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** On a slow machine the vehicle may take longer than the longest wait: looks until there is an end. */
    private static JsonNode end(ApiPerson person, JsonNode command) throws Exception {
        JsonNode told = command;
        if (!hasEnd(told)) {
            String asked = "GET /vehicles/tcu/commands/" + command.path("version");
            told = Looks.until("an end", () -> ApiPerson.json(person.send(asked)), ApiJourneyIT::hasEnd);
        }
        return told.at("/signals/headlight");
    }

    private static boolean hasEnd(JsonNode command) {
        return !command.at("/signals/headlight/status").asText().equals("IN_PROGRESS");
    }

    /** The history is written behind the shadow: looks until it tells the same ends. */
    private static void awaitHistory(List<String> ends) throws Exception {
        Looks.until(
                ends.toString(),
                () -> {
                    HttpResponse<String> answer = people.demo().send("GET /vehicles/tcu/history?limit=20");
                    JsonNode entries = ApiPerson.json(answer).path("entries");
                    return List.of(endInHistory(entries, "demo", "on"), endInHistory(entries, "driver", "off"));
                },
                ends::equals);
    }

    private static String endInHistory(JsonNode entries, String by, String value) {
        for (JsonNode entry : entries) {
            JsonNode asked = entry.path("signals").path("headlight");
            if (entry.path("by").asText().equals(by)
                    && asked.path("value").asText().equals(value)) {
                return asked.path("status").asText();
            }
        }
        return "not in " + entries;
    }

    @Test
    void an_app_of_ones_own_is_signed_in_to_is_let_in_live_and_is_named_by_the_history() throws Exception {
        ApiPerson byApp = ApiPerson.signedIn(run, "demo", FLEET_DESK);
        LiveListener live = LiveListener.connect(run, byApp);
        JsonNode command = ApiPerson.json(
                byApp.send("POST /vehicles/tcu/commands", "{\"signals\":{\"horn\":\"honk\"}}", "Prefer", "wait=10"));
        live.awaitMessage();
        assertEquals("Fleet desk", command.path("app").asText(), command.toString());
        HttpResponse<String> told = people.demo().send("GET /vehicles/tcu/commands/" + command.path("version"));
        assertEquals("Fleet desk", ApiPerson.json(told).path("app").asText(), told.body());
    }

    @Test
    void a_request_that_lambda_delivers_twice_is_one_entry_and_one_command(@TempDir Path other) throws Exception {
        LocalCloud cloud = LocalCloud.start(
                other,
                run.address("signIn"),
                run.address("dataPlane"),
                run.address("mqttWebSocket"),
                List.of(new ThingName("tcu")));
        List<Route> twice = cloud.routes(List.of()).stream()
                .map(route -> new Route(route.method(), route.path(), event -> {
                    route.function().invoke(event);
                    return route.function().invoke(event);
                }))
                .toList();
        try (OwnGateway gateway = new OwnGateway(run, twice)) {
            ApiPerson demo = people.demo().at(gateway.address());
            HttpResponse<String> answer = demo.send("POST /vehicles/tcu/commands", "{\"climate\":18.5}");
            assertEquals(202, answer.statusCode(), answer.body());
            JsonNode entries =
                    ApiPerson.json(demo.send("GET /vehicles/tcu/history")).path("entries");
            assertEquals(1, entries.size(), entries.toString());
            assertEquals(
                    ApiPerson.json(answer).path("version").asLong(),
                    entries.get(0).path("version").asLong());
            assertNotEquals(0, entries.get(0).path("version").asLong());
        } finally {
            cloud.close();
        }
    }

    @Test
    void an_address_whose_escapes_say_nothing_is_refused() throws Exception {
        URI page = URI.create(run.address("page"));
        try (Socket socket = new Socket(page.getHost(), page.getPort())) {
            String request = "GET /api/vehicles/%zz HTTP/1.1\r\nHost: " + page.getAuthority()
                    + "\r\nAuthorization: Bearer " + people.demo().token() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        }
    }

    private static Map<String, Attempts.Attempt> attempts(Attempts chosen) {
        Map<String, Attempts.Attempt> all = new TreeMap<>(chosen.all());
        for (var route : HttpRoutes.all()) {
            String operation = route.method() + " " + route.path();
            all.put(operation + " 401", () -> plain(people.nobody(), operation));
            all.put(operation + " 429", () -> again(people.demo().at(limited.address()), operation));
            all.put(operation + " 500", () -> plain(people.demo().at(crashing.address()), operation));
            if (operation.contains("{thing}")) {
                all.put(operation + " 404", () -> plain(people.stranger(), operation));
            }
            if (!operation.equals("GET /signals")) {
                all.put(operation + " 503", () -> plain(people.demo().at(alone.address()), operation));
            }
        }
        return all;
    }

    private static HttpResponse<String> again(ApiPerson person, String operation) throws Exception {
        plain(person, operation);
        HttpResponse<String> second = plain(person, operation);
        assertEquals(
                "urn:vehicle-shadow:problem:too-many-requests",
                ApiPerson.json(second).path("type").asText());
        assertEquals("60", second.headers().firstValue("Retry-After").orElse("none"));
        return second;
    }

    @Test
    void one_person_s_limit_is_not_another_s_and_commands_for_a_vehicle_are_counted_whoever_sends_them()
            throws Exception {
        String command = "POST /vehicles/tcu/commands";
        try (OwnGateway gateway = new OwnGateway(run, OwnGateway.crashingRoutes(), new Limits(1_000, 2, 3, 1_000))) {
            ApiPerson demo = people.demo().at(gateway.address());
            ApiPerson driver = people.driver().at(gateway.address());
            assertEquals(500, plain(demo, command).statusCode());
            assertEquals(500, plain(demo, command).statusCode());
            assertEquals(429, plain(demo, "GET /me").statusCode());
            assertEquals(500, plain(driver, command).statusCode());
            assertEquals(429, plain(driver, command).statusCode());
        }
    }

    @Test
    void api_gateway_s_own_limit_counts_all_people_together_and_says_so_without_retry_after() throws Exception {
        try (OwnGateway gateway =
                new OwnGateway(run, OwnGateway.crashingRoutes(), new Limits(1_000, 1_000, 1_000, 1))) {
            assertEquals(
                    500, plain(people.demo().at(gateway.address()), "GET /me").statusCode());
            assertEquals(
                    500, plain(people.driver().at(gateway.address()), "GET /me").statusCode());
            HttpResponse<String> third = plain(people.viewer().at(gateway.address()), "GET /me");
            assertEquals(429, third.statusCode());
            assertEquals("{\"message\":\"Too Many Requests\"}", third.body());
            assertTrue(third.headers().firstValue("Retry-After").isEmpty());
        }
    }

    @Test
    void the_document_is_served_without_a_token_and_names_the_sign_in_of_this_run() throws Exception {
        HttpResponse<String> served = people.nobody().send("GET /openapi.json");
        assertEquals(200, served.statusCode());
        assertEquals(
                run.address("signIn") + "/.well-known/openid-configuration",
                ApiPerson.json(served)
                        .at("/components/securitySchemes/signIn/openIdConnectUrl")
                        .asText());
        assertEquals(document.paths(), ApiPerson.json(served).path("paths"));
    }

    private static HttpResponse<String> plain(ApiPerson person, String operation) throws Exception {
        return person.send(ApiDocument.request(operation), Attempts.body(operation));
    }

    /** The functions where neither table nor data plane answers. */
    private static List<Route> routesWithNobodyBehind() {
        Map<String, String> environment = Map.of(
                "TABLE_NAME", "VehicleShadow",
                "DYNAMODB_ENDPOINT", "http://localhost:1",
                "IOT_ENDPOINT", "http://localhost:1",
                "LOCAL_CREDENTIALS", "true",
                "METRICS_DISABLED", "true");
        return new ArrayList<>(LocalCloud.routes(UseCases.of(environment), List.of()));
    }
}
