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
    private static final String HONK = "{\"horn\":\"honk\"}";
    private static final String DRIVER = "{\"role\":\"DRIVER\"}";
    private static final String LABEL = "{\"name\":\"Family car\",\"plate\":\"M AB 123\"}";
    private static final JsonNode DOCUMENT = document();
    private static final Map<String, Function<Cloud, Cloud.Answer>> PROVOKED = provoked();

    private static Map<String, Function<Cloud, Cloud.Answer>> provoked() {
        Map<String, Function<Cloud, Cloud.Answer>> all = new TreeMap<>();
        String car = "/vehicles/tcu";
        all.put("getVehicle 200", c -> c.call("victor", "GET " + car));
        all.put("sendCommand 202", c -> c.call("anna", "POST " + car + "/commands", OPEN));
        all.put("sendCommand 200", c -> {
            c.vehicle.obeyAtOnce();
            ObjectNode event = c.event("anna", "POST " + car + "/commands", OPEN);
            ((ObjectNode) event.get("headers")).put("prefer", "respond-async, wait=9");
            return c.call(event);
        });
        all.put("sendCommand malformed-request", c -> c.call("demo", "POST " + car + "/commands", "{"));
        all.put("sendCommand unknown-signal", c -> c.call("demo", "POST " + car + "/commands", "{\"dor\":\"open\"}"));
        all.put("sendCommand invalid-value", c -> c.call("demo", "POST " + car + "/commands", "{\"door\":\"ajar\"}"));
        all.put("sendCommand not-allowed", c -> c.call("victor", "POST " + car + "/commands", HONK));
        all.put("sendCommand already-under-way", c -> {
            c.call("demo", "POST " + car + "/commands", OPEN);
            return c.call("demo", "POST " + car + "/commands", OPEN);
        });
        all.put(
                "sendCommand confirmation-required",
                c -> c.call("demo", "POST " + car + "/commands", "{\"door\":\"open\"}"));
        all.put("getCommand 200", c -> asked(c, "GET " + car + "/commands/2"));
        all.put("getCommand malformed-request", c -> c.call("demo", "GET " + car + "/commands/0"));
        all.put("getCommand no-such-command", c -> c.call("demo", "GET " + car + "/commands/99"));
        all.put("withdrawCommand 200", c -> asked(c, "DELETE " + car + "/commands/door"));
        all.put("withdrawCommand malformed-request", c -> c.call("demo", "DELETE " + car + "/commands/Door"));
        all.put("withdrawCommand not-allowed", c -> c.call("victor", "DELETE " + car + "/commands/door"));
        all.put("withdrawCommand nothing-under-way", c -> c.call("demo", "DELETE " + car + "/commands/door"));
        all.put("withdrawCommand changed-meanwhile", c -> asked(c, "DELETE " + car + "/commands/door?version=9"));
        all.put("getHistory 200", c -> asked(c, "GET " + car + "/history?limit=1"));
        all.put("getHistory malformed-request", c -> c.call("demo", "GET " + car + "/history?limit=0"));
        all.put("listDrivers not-allowed", c -> c.call("anna", "GET " + car + "/drivers"));
        all.put("shareVehicle 200", c -> c.call("demo", "PUT " + car + "/drivers/eve", DRIVER));
        all.put("shareVehicle malformed-request", c -> c.call("demo", "PUT " + car + "/drivers/eve", "{}"));
        all.put("shareVehicle not-allowed", c -> c.call("anna", "PUT " + car + "/drivers/eve", DRIVER));
        all.put("shareVehicle owner-stays", c -> c.call("demo", "PUT " + car + "/drivers/demo", DRIVER));
        all.put("shareVehicle no-such-user", c -> c.call("demo", "PUT " + car + "/drivers/nobody", DRIVER));
        all.put("unshareVehicle 204", c -> c.call("demo", "DELETE " + car + "/drivers/anna"));
        all.put("unshareVehicle malformed-request", c -> c.call("demo", "DELETE " + car + "/drivers/a*b"));
        all.put("unshareVehicle not-allowed", c -> c.call("anna", "DELETE " + car + "/drivers/victor"));
        all.put("unshareVehicle owner-stays", c -> c.call("demo", "DELETE " + car + "/drivers/demo"));
        all.put("nameVehicle 200", c -> c.call("demo", "PUT " + car + "/name", LABEL));
        all.put("nameVehicle malformed-request", c -> c.call("demo", "PUT " + car + "/name", "{\"name\":\"Knut\"}"));
        all.put("nameVehicle not-allowed", c -> c.call("anna", "PUT " + car + "/name", LABEL));
        all.put("setPin 204", c -> c.call("demo", "PUT /me/pin", "{\"pin\":\"2580\"}"));
        all.put("setPin malformed-request", c -> c.call("demo", "PUT /me/pin", "{\"pin\":\"12\"}"));
        for (Route route : HttpRoutes.all()) {
            everywhere(all, route);
        }
        return all;
    }

    private static void everywhere(Map<String, Function<Cloud, Cloud.Answer>> all, Route route) {
        String path = route.path().replace("{thing}", "tcu").replace("{user}", "anna");
        String request =
                route.method() + " " + path.replace("{command}", route.method().equals("GET") ? "2" : "door");
        String body = bodyOf(path);
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

    private static String bodyOf(String path) {
        if (path.endsWith("/pin")) {
            return "{\"pin\":\"2580\"}";
        }
        if (path.endsWith("/name")) {
            return LABEL;
        }
        return path.contains("drivers") ? DRIVER : HONK;
    }

    private static Cloud.Answer broken(Cloud cloud, Route route, String request, String body) {
        Operation<HttpFunction> broken = (function, person, asked) -> {
            throw new IllegalStateException("broken on purpose");
        };
        Route only = Route.of(route.method(), route.path(), route.operationId(), HttpFunction.class, broken);
        return Functions.call(new HttpFunction(cloud.cases, List.of(only)) {}, cloud.event("demo", request, body));
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
        JsonNode response = operation(name.split(" ")[0]).at("/responses/" + answer.status());
        assertFalse(response.isMissingNode(), name);
        JsonNode schema =
                response.path("content").path(answer.header("Content-Type")).path("schema");
        if (answer.status() != 204) {
            assertEquals(List.of(), new SchemaCheck(DOCUMENT).complaints(schema, answer.body()), answer.toString());
        }
    }

    private static String title(String name, Cloud.Answer answer) {
        String[] words = name.split(" ");
        return operation(words[0])
                .at("/responses/" + answer.status() + "/content/application~1problem+json/examples/" + words[1]
                        + "/value/title")
                .asText();
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
        HttpRoutes.functions(new Cloud().cases, "page").forEach(function -> made.add(function.getClass()));
        assertEquals(declared, made);
    }

    @Test
    void every_example_of_the_document_obeys_its_schema() {
        SchemaCheck check = new SchemaCheck(DOCUMENT);
        DOCUMENT.path("paths")
                .findValues("content")
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
                .forEach(route -> operation(route.operationId())
                        .path("responses")
                        .properties()
                        .forEach(r -> {
                            JsonNode problems = r.getValue().at("/content/application~1problem+json/examples");
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
