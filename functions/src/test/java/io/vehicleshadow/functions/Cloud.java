package io.vehicleshadow.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.functions.access.Clients;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.handler.HistoryHandler;
import io.vehicleshadow.functions.handler.HttpFunction;
import io.vehicleshadow.functions.handler.HttpRoutes;
import io.vehicleshadow.functions.handler.Route;
import io.vehicleshadow.functions.wiring.Stores;
import io.vehicleshadow.functions.wiring.UseCases;
import io.vehicleshadow.vehicle.ThingName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All functions over a real database and one faked vehicle, spoken to in API Gateway's events. */
public final class Cloud {
    /** The page, and an app of others. */
    public static final Clients CLIENTS = new Clients("virtual-vehicle", Map.of("4fleet", "Fleet desk"));

    private static final ObjectMapper JSON = new ObjectMapper();
    public final TestClock clock;
    public final FakeShadows shadows;
    public final FakeVehicle vehicle;
    public final UseCases cases;
    private final List<HttpFunction> functions;
    private final HistoryHandler history;
    private final Queue<JsonNode> messages = new ConcurrentLinkedQueue<>();
    private volatile boolean historyLags;
    private int requests;
    private int sessions;

    public Cloud() {
        this(LocalTable.create());
    }

    public Cloud(String table) {
        this(TestStores.of(table));
    }

    public Cloud(Stores stores) {
        this(stores, new TestClock());
    }

    public Cloud(Stores stores, Meter meter) {
        this(stores, new TestClock(), meter);
    }

    public Cloud(Stores stores, TestClock time) {
        this(stores, time, Meter.NONE);
    }

    private Cloud(Stores stores, TestClock time, Meter meter) {
        clock = time;
        shadows = new FakeShadows(clock);
        vehicle = new FakeVehicle(shadows);
        cases = new UseCases(stores, shadows, shadows, meter, clock);
        functions = HttpRoutes.functions(cases, CLIENTS);
        history = new HistoryHandler(cases);
        shadows.onDocuments(message -> {
            if (historyLags) {
                messages.add(((ObjectNode) message).put("received", clock.millis()));
            } else {
                recordOrKeep(message);
            }
        });
    }

    /** With a car of demo's, shared with anna (drives) and victor (looks). */
    public Cloud withCar() {
        cases.access().makeOwner(new PersonId("demo"), new ThingName("tcu"));
        share("anna", "DRIVER");
        share("victor", "VIEWER");
        return this;
    }

    private void share(String person, String role) {
        Answer shared = call("demo", "PUT /vehicles/tcu/drivers/" + person, "{\"role\":\"" + role + "\"}");
        if (shared.status() != 200) {
            throw new IllegalStateException("Not shared with " + person + ": " + shared);
        }
    }

    /** The history function gets no message until it catches up. */
    public void letHistoryLag() {
        historyLags = true;
    }

    /** The history function gets what it has not got yet. */
    public void letHistoryCatchUp() {
        historyLags = false;
        messages.forEach(this::record);
        messages.clear();
    }

    /** What its function can't write down the rule hands over again, later. */
    private void recordOrKeep(JsonNode message) {
        try {
            record(message);
        } catch (CloudUnavailable e) {
            messages.add(((ObjectNode) message).put("received", clock.millis()));
        }
    }

    /** Hands a documents message to the history function, as the rule would. */
    public void record(JsonNode message) {
        ObjectNode event = message.deepCopy();
        event.put("kind", "documents").put("thing", "tcu");
        event.put("received", message.path("received").asLong(clock.millis()));
        send(event);
    }

    /** Hands an event to the history function. */
    public void send(JsonNode event) {
        try {
            history.handleRequest(bytes(event), new ByteArrayOutputStream(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The vehicle has connected, or has been found to be away, and the history function hears of it. */
    public void vehicleIs(boolean online) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("kind", "presence").put("thing", "tcu").put("timestamp", clock.millis());
        event.put("eventType", online ? "connected" : "disconnected");
        event.put("versionNumber", online ? ++sessions : sessions).put("sessionIdentifier", "session-" + sessions);
        send(event);
    }

    public Answer call(String person, String request) {
        return call(person, request, null);
    }

    public Answer call(String person, String request, String body) {
        return call(event(person, request, body));
    }

    /** A new request of that person, as API Gateway would hand it over. */
    public ObjectNode event(String person, String request, String body) {
        String[] words = request.split(" ", 2);
        String path = words[1].replaceAll("\\?.*", "");
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("version", "2.0");
        String route = HttpRoutes.all().stream()
                .filter(r ->
                        r.method().equals(words[0]) && path.matches(r.path().replaceAll("\\{[a-z]+}", "[^/]+")))
                .findFirst()
                .map(Route::key)
                .orElse(words[0] + " " + path);
        event.put("routeKey", route);
        ObjectNode variables = event.putObject("pathParameters");
        String[] names = route.split(" ")[1].split("/");
        for (int i = 0; i < names.length; i++) {
            if (names[i].startsWith("{")) {
                variables.put(names[i].substring(1, names[i].length() - 1), path.split("/")[i]);
            }
        }
        if (words[1].contains("?")) {
            ObjectNode query = event.putObject("queryStringParameters");
            for (String pair : words[1].replaceAll(".*\\?", "").split("&")) {
                query.put(pair.split("=")[0], pair.split("=")[1]);
            }
        }
        event.putObject("headers").put("authorization", "Bearer secret-token");
        ObjectNode context = event.putObject("requestContext");
        context.put("requestId", "request-" + ++requests).put("timeEpoch", clock.millis());
        if (person != null) {
            context.withObject("/authorizer/jwt/claims")
                    .put("sub", person)
                    .put("client_id", "command-line")
                    .put("token_use", "access");
        }
        return body == null ? event : event.put("body", body);
    }

    /** The functions' answer to the event. */
    public Answer call(JsonNode event) {
        HttpFunction function = HttpRoutes.all().stream()
                .filter(r -> r.key().equals(event.path("routeKey").asText()))
                .flatMap(r -> functions.stream().filter(r.handler()::isInstance))
                .findFirst()
                .orElse(functions.get(0));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            function.handleRequest(bytes(event), output, null);
            return new Answer(JSON.readTree(output.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteArrayInputStream bytes(JsonNode event) {
        return new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What API Gateway got. */
    public record Answer(JsonNode json) {
        public int status() {
            return json.path("statusCode").asInt();
        }

        public String header(String name) {
            return json.path("headers").path(name).asText();
        }

        public JsonNode body() {
            try {
                return JSON.readTree(json.path("body").asText());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String problem() {
            return body().path("type").asText().replace("urn:vehicle-shadow:problem:", "");
        }
    }
}
