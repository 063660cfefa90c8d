package io.vehicleshadow.functions.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.functions.Cloud;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The OpenAPI document and the functions say the same: every route, every status, every type of problem. */
class OpenApiTest {
    private static final String OPEN = "{\"door\":\"open\",\"confirm\":true}";
    /** Too many requests: the functions never hear of them; ApiJourneyIT provokes it. */
    private static final String BEFORE_THE_FUNCTIONS = "429";

    private static final String HONK = "{\"horn\":\"honk\"}";
    private static final Map<String, String> WHO = Map.of("owner", "demo", "driver", "anna", "viewer", "victor");
    private static final JsonNode DOCUMENT = document();
    private static final Map<String, Function<Cloud, Cloud.Answer>> PROVOKED = provoked();

    private static Map<String, Function<Cloud, Cloud.Answer>> provoked() {
        Map<String, Function<Cloud, Cloud.Answer>> all = new TreeMap<>();
        attempts()
                .forEach(line -> all.put(
                        line[0] + " " + line[1].substring(line[1].lastIndexOf(' ') + 1),
                        c -> c.call(WHO.get(line[2]), line[3], line[4].isEmpty() ? null : line[4])));
        String car = "/vehicles/tcu";
        all.put("sendCommand 202", c -> c.call("anna", "POST " + car + "/commands", OPEN));
        all.put("sendCommand 200", c -> {
            c.vehicle.obeyAtOnce();
            ObjectNode event = c.event("anna", "POST " + car + "/commands", OPEN);
            ((ObjectNode) event.get("headers")).put("prefer", "respond-async, wait=9");
            return c.call(event);
        });
        all.put("sendCommand already-under-way", c -> {
            c.call("demo", "POST " + car + "/commands", OPEN);
            return c.call("demo", "POST " + car + "/commands", OPEN);
        });
        all.put("sendCommand key-reused", c -> {
            c.call(keyed(c, HONK));
            return c.call(keyed(c, OPEN));
        });
        all.put("sendCommand request-expired", c -> {
            c.shadows.refuseNextRequest();
            c.call(keyed(c, OPEN));
            c.clock.advance(Duration.ofMinutes(1));
            return c.call(keyed(c, OPEN));
        });
        all.put("getCommand 200", c -> asked(c, "GET " + car + "/commands/2"));
        all.put("withdrawCommand 200", c -> asked(c, "DELETE " + car + "/commands/door"));
        all.put("withdrawCommand changed-meanwhile", c -> asked(c, "DELETE " + car + "/commands/door?version=9"));
        all.put("getHistory 200", c -> asked(c, "GET " + car + "/history?limit=1"));
        for (Route route : HttpRoutes.all()) {
            everywhere(all, route);
        }
        return all;
    }

    /** Operation, status and problem, who, request, body. */
    private static List<String[]> attempts() {
        try (InputStream file = HttpRoutes.class.getResourceAsStream("/io/vehicleshadow/functions/attempts.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" *[|] *", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void everywhere(Map<String, Function<Cloud, Cloud.Answer>> all, Route route) {
        String path = route.path().replace("{thing}", "tcu").replace("{user}", "anna");
        String request =
                route.method() + " " + path.replace("{command}", route.method().equals("GET") ? "2" : "door");
        String body = bodyOf(route);
        if (route.method().equals("GET")) {
            all.putIfAbsent(route.operationId() + " 200", c -> c.call("demo", request));
        }
        all.put(route.operationId() + " not-signed-in", c -> c.call(null, request, body));
        all.put(route.operationId() + " unexpected", c -> broken(c, route, request, body));
        if (route.path().contains("{thing}")) {
            all.put(route.operationId() + " no-such-vehicle", c -> c.call("stranger", request, body));
        }
        all.put(
                route.operationId() + " temporarily-unavailable",
                c -> new Cloud("no-such-table").call("demo", request, body));
    }

    /** Of a good request, or of a command. */
    private static String bodyOf(Route route) {
        return attempts().stream()
                .filter(line -> line[0].equals(route.operationId()) && line[1].startsWith("2"))
                .map(line -> line[4])
                .findFirst()
                .orElse(HONK);
    }

    private static Cloud.Answer broken(Cloud cloud, Route route, String request, String body) {
        Route.Operation<HttpFunction> broken = (function, person, asked) -> {
            throw new IllegalStateException("broken on purpose");
        };
        Route only = Route.of(route.method(), route.path(), route.operationId(), HttpFunction.class, broken);
        return Functions.call(new HttpFunction(cloud.cases, List.of(only)) {}, cloud.event("demo", request, body));
    }

    private static ObjectNode keyed(Cloud cloud, String body) {
        ObjectNode event = cloud.event("demo", "POST /vehicles/tcu/commands", body);
        ((ObjectNode) event.get("headers")).put("idempotency-key", "\"key\"");
        return event;
    }

    private static Cloud.Answer asked(Cloud cloud, String request) {
        cloud.call("demo", "POST /vehicles/tcu/commands", OPEN);
        return cloud.call("demo", request);
    }

    @TestFactory
    List<DynamicTest> every_status_and_problem_of_the_document_can_be_provoked() {
        List<DynamicTest> tests = new ArrayList<>();
        documented().forEach(name -> tests.add(DynamicTest.dynamicTest(name, () -> provoke(name))));
        return tests;
    }

    private static void provoke(String name) {
        assertTrue(PROVOKED.containsKey(name), "Nothing provokes " + name);
        Cloud.Answer answer = PROVOKED.get(name).apply(new Cloud().withCar());
        String expected = name.split(" ")[1];
        if (expected.matches("[0-9]+")) {
            assertEquals(expected, Integer.toString(answer.status()), answer.toString());
        } else {
            assertEquals(expected, answer.problem(), answer.toString());
            assertEquals("application/problem+json", answer.header("Content-Type"));
            assertEquals(answer.status(), answer.body().path("status").asInt());
            assertEquals(title(name, answer), answer.body().path("title").asText());
        }
        JsonNode response = response(name.split(" ")[0], answer.status());
        assertFalse(response.isMissingNode(), name);
        JsonNode schema =
                response.path("content").path(answer.header("Content-Type")).path("schema");
        if (answer.status() != 204) {
            assertEquals(List.of(), new SchemaCheck(DOCUMENT).complaints(schema, answer.body()), answer.toString());
        }
    }

    private static String title(String name, Cloud.Answer answer) {
        String[] words = name.split(" ");
        return response(words[0], answer.status())
                .at("/content/application~1problem+json/examples/" + words[1] + "/value/title")
                .asText();
    }

    private static JsonNode response(String operationId, int status) {
        return new SchemaCheck(DOCUMENT).resolved(operation(operationId).at("/responses/" + status));
    }

    @Test
    void routes_and_document_list_the_same_operations() {
        Set<String> declared = new TreeSet<>();
        HttpRoutes.all().forEach(r -> declared.add(r.method() + " " + r.path() + " " + r.operationId()));
        Set<String> documented = new TreeSet<>();
        DOCUMENT.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> documented.add(method.getKey().toUpperCase() + " " + path.getKey() + " "
                                + method.getValue().path("operationId").asText())));
        assertEquals(documented, declared);
    }

    @Test
    void every_route_has_a_function_and_every_function_a_route() {
        Set<Class<?>> declared = new HashSet<>();
        HttpRoutes.all().forEach(route -> declared.add(route.handler()));
        Set<Class<?>> made = new HashSet<>();
        HttpRoutes.functions(new Cloud().cases, Cloud.CLIENTS).forEach(function -> made.add(function.getClass()));
        assertEquals(declared, made);
    }

    @Test
    void every_example_of_the_document_obeys_its_schema() {
        SchemaCheck check = new SchemaCheck(DOCUMENT);
        DOCUMENT.findValues("content")
                .forEach(content -> content.forEach(type -> {
                    List<JsonNode> examples = new ArrayList<>();
                    type.path("examples").forEach(example -> examples.add(example.path("value")));
                    if (type.has("example")) {
                        examples.add(type.get("example"));
                    }
                    assertFalse(examples.isEmpty(), type.toString());
                    examples.forEach(example -> assertEquals(
                            List.of(), check.complaints(type.path("schema"), example), example.toString()));
                }));
    }

    @Test
    void a_route_that_is_not_there_is_a_problem_of_its_own() {
        assertEquals("no-such-route", new Cloud().call("demo", "GET /nothing").problem());
    }

    private static Set<String> documented() {
        Set<String> names = new TreeSet<>();
        HttpRoutes.all()
                .forEach(route -> operation(route.operationId()).path("responses").properties().stream()
                        .filter(r -> !r.getKey().equals(BEFORE_THE_FUNCTIONS))
                        .forEach(r -> {
                            JsonNode problems = response(route.operationId(), Integer.parseInt(r.getKey()))
                                    .at("/content/application~1problem+json/examples");
                            if (problems.isMissingNode()) {
                                names.add(route.operationId() + " " + r.getKey());
                            }
                            problems.properties()
                                    .forEach(problem -> names.add(route.operationId() + " " + problem.getKey()));
                        }));
        return names;
    }

    private static JsonNode operation(String id) {
        return DOCUMENT.path("paths").findParents("operationId").stream()
                .filter(operation -> operation.path("operationId").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode document() {
        try (InputStream file = HttpRoutes.class.getResourceAsStream("/io/vehicleshadow/functions/openapi.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
