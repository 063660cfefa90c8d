package io.vehicleshadow.functions.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.functions.LateVehicle;
import io.vehicleshadow.functions.LocalTable;
import io.vehicleshadow.functions.LossyDatabase;
import io.vehicleshadow.functions.TestStores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * People, other writers and a late vehicle, with answers that get lost, calls that are repeated, and a history function
 * that is late, unordered and told twice. Remembers everything that is told.
 */
final class TruthStory implements AutoCloseable {
    private static final Set<String> ENDS = Set.of("SUCCEEDED", "FAILED", "REJECTED", "SUPERSEDED", "WITHDRAWN");
    private static final Map<String, List<String>> VALUES = new TreeMap<>(Map.of(
            "door", List.of("\"open\"", "\"close\""),
            "headlight", List.of("\"on\"", "\"off\""),
            "climate", List.of("19", "20", "21")));
    private final Random random;
    private final LossyDatabase database = new LossyDatabase();
    private final Cloud cloud;
    private final LateVehicle vehicle;
    private final DocumentsOracle oracle = new DocumentsOracle();
    private final List<JsonNode> held = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    /** The end of each signal of each command, as it was told first. */
    private final Map<String, JsonNode> told = new HashMap<>();
    /** The versions that were told to who asked, and by whom. */
    private final Map<Long, String> told202 = new TreeMap<>();

    private final long seed;

    private boolean holds;

    TruthStory(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.cloud = new Cloud(TestStores.of(LocalTable.create(), database.endpoint())).withCar();
        this.vehicle = new LateVehicle(cloud, random);
        cloud.letHistoryLag();
        cloud.shadows.onDocuments(this::happened);
        cloud.shadows.meanwhile(this::meanwhile);
    }

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
        end();
    }

    private void happened(JsonNode message) {
        oracle.add(message);
        // The rule takes it at once, however late its function is.
        held.add(((ObjectNode) message).put("received", cloud.clock.millis()));
        if (message.has("clientToken")) {
            tokens.add(message.path("clientToken").asText());
        }
        if (!holds) {
            deliver();
        }
    }

    /** Some come twice, and in any order. */
    private void deliver() {
        List<JsonNode> messages = new ArrayList<>(held);
        held.clear();
        messages.addAll(
                messages.stream().filter(message -> random.nextInt(4) == 0).toList());
        Collections.shuffle(messages, random);
        messages.forEach(cloud::record);
    }

    private void step() {
        cloud.clock.advance(Duration.ofMillis(random.nextInt(3000)));
        vehicle.answerWhatIsDue();
        loseSomething();
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> request();
            case 3 -> withdraw();
            case 4, 5 -> writePastTheApi();
            case 6, 7 -> vehicle.act();
            case 8 -> vehicle.comeOrGo();
            case 9 -> holdOrDeliver();
            case 10 -> look();
            default -> cloud.vehicle.report("lock", random.nextBoolean() ? "locked" : "unlocked");
        }
        database.lose(operation -> false);
    }

    private void loseSomething() {
        int next = random.nextInt(100);
        if (random.nextInt(3) == 0) {
            // The client calls three times, so two in a row are made up for.
            int[] left = {1 + random.nextInt(2)};
            database.lose(operation -> left[0] > 0 && random.nextInt(3) == 0 && left[0]-- > 0);
        }
        if (next < 8) {
            cloud.shadows.loseNextAnswer();
        } else if (next < 14) {
            cloud.shadows.loseNextRequest();
        } else if (next < 18) {
            cloud.shadows.refuseNextRequest();
        } else if (next < 22) {
            cloud.shadows.delayNextRequest();
        } else if (next < 32) {
            cloud.shadows.beforeNextUpdate(this::writePastTheApi);
        }
    }

    private void request() {
        String signal = signal();
        String body = "{\"confirm\":true,\"" + signal + "\":" + value(signal) + "}";
        String person = random.nextBoolean() ? "demo" : "anna";
        ObjectNode event = cloud.event(person, "POST /vehicles/tcu/commands", body);
        if (random.nextInt(3) == 0) {
            ((ObjectNode) event.get("headers")).put("prefer", "wait=" + (1 + random.nextInt(9)));
        }
        for (int delivery = random.nextInt(5) == 0 ? 2 : 1; delivery > 0; delivery--) {
            Cloud.Answer answer = cloud.call(event);
            if (answer.status() == 200 || answer.status() == 202) {
                long version = answer.body().path("version").asLong();
                String before = told202.putIfAbsent(
                        version, event.at("/requestContext/requestId").asText());
                assertTrue(
                        before == null
                                || before.equals(
                                        event.at("/requestContext/requestId").asText()),
                        () -> "version " + version + " was told to two requests" + here());
                remember(answer.body());
            }
        }
    }

    private void meanwhile(Duration atMost) {
        if (random.nextBoolean()) {
            vehicle.act();
        } else {
            writePastTheApi();
        }
        Duration passing = Duration.ofMillis(500 + random.nextInt(1500));
        cloud.clock.advance(passing.compareTo(atMost) < 0 ? passing : atMost);
        vehicle.answerWhatIsDue();
    }

    private void withdraw() {
        cloud.call(random.nextBoolean() ? "demo" : "anna", "DELETE /vehicles/tcu/commands/" + signal());
    }

    private void writePastTheApi() {
        String signal = signal();
        ObjectNode update = JsonNodeFactory.instance.objectNode();
        ObjectNode desired = update.withObject("/state/desired");
        if (random.nextInt(3) == 0) {
            desired.putNull(signal);
        } else {
            desired.set(signal, json(value(signal)));
        }
        if (!tokens.isEmpty() && random.nextBoolean()) {
            update.put("clientToken", tokens.get(random.nextInt(tokens.size())));
        }
        cloud.shadows.write(update);
    }

    private void holdOrDeliver() {
        holds = !holds;
        if (!holds) {
            deliver();
        }
    }

    private void look() {
        oracle.requests().keySet().stream()
                .skip(random.nextInt(Math.max(1, oracle.requests().size())))
                .findFirst()
                .ifPresent(version -> {
                    Cloud.Answer answer = cloud.call("demo", "GET /vehicles/tcu/commands/" + version);
                    if (answer.status() == 200) {
                        remember(answer.body());
                    }
                });
        history(50).forEach(this::remember);
    }

    private List<JsonNode> history(int limit) {
        List<JsonNode> commands = new ArrayList<>();
        cloud.call("demo", "GET /vehicles/tcu/history?limit=" + limit)
                .body()
                .path("entries")
                .forEach(entry -> {
                    if (entry.path("kind").asText().equals("COMMAND")) {
                        commands.add(entry);
                    }
                });
        return commands;
    }

    private void remember(JsonNode command) {
        long version = command.path("version").asLong();
        command.path("signals").properties().forEach(entry -> {
            if (version > 0 && ENDS.contains(entry.getValue().path("status").asText())) {
                ObjectNode end = entry.getValue().deepCopy();
                // By whom may become known after the end is.
                end.remove("withdrawnBy");
                JsonNode before = told.putIfAbsent(version + " " + entry.getKey(), end);
                assertTrue(
                        before == null || before.equals(end),
                        () -> "An end changed from " + before + " to " + end + here());
            }
        });
    }

    /** All is over: the vehicle has come and answered, and the history function has caught up. */
    private void end() {
        holds = false;
        deliver();
        vehicle.comeForGood();
        cloud.clock.advance(Duration.ofSeconds(30));
        Map<Long, JsonNode> entries = new TreeMap<>();
        everyEntry(entries);
        assertEquals(oracle.requests().keySet(), entries.keySet(), here());
        for (Map.Entry<Long, JsonNode> entry : entries.entrySet()) {
            remember(entry.getValue());
            long version = entry.getKey();
            remember(cloud.call("demo", "GET /vehicles/tcu/commands/" + version).body());
            assertEquals(Set.copyOf(oracle.signals(version)), Set.copyOf(names(entry.getValue())), here());
            for (String signal : oracle.signals(version)) {
                JsonNode end = entry.getValue().at("/signals/" + signal);
                assertEquals(
                        oracle.end(version, signal).orElse("none"),
                        end.path("status").asText(),
                        () -> version + " " + signal + here());
                assertEquals(
                        oracle.value(version, signal).asText(),
                        end.path("value").asText(),
                        here());
            }
        }
        told202.keySet()
                .forEach(version -> assertTrue(
                        entries.get(version) != null && entries.get(version).has("by"),
                        () -> "version " + version + " was told to a person and is another's" + here()));
    }

    private void everyEntry(Map<Long, JsonNode> entries) {
        String before = "";
        do {
            JsonNode page = cloud.call("demo", "GET /vehicles/tcu/history?limit=100" + before)
                    .body();
            page.path("entries").forEach(entry -> {
                if (entry.path("kind").asText().equals("COMMAND")
                        && entry.path("version").asLong() > 0) {
                    assertTrue(
                            entries.put(entry.path("version").asLong(), entry) == null,
                            () -> "Two of " + entry + here());
                }
            });
            before = page.has("next") ? "&before=" + page.path("next").asText() : "";
        } while (!before.isEmpty());
    }

    private static List<String> names(JsonNode entry) {
        List<String> names = new ArrayList<>();
        entry.path("signals").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private String signal() {
        return List.copyOf(VALUES.keySet()).get(random.nextInt(VALUES.size()));
    }

    private String value(String signal) {
        List<String> values = VALUES.get(signal);
        return values.get(random.nextInt(values.size()));
    }

    private static JsonNode json(String text) {
        return text.startsWith("\"")
                ? JsonNodeFactory.instance.textNode(text.replace("\"", ""))
                : JsonNodeFactory.instance.numberNode(Integer.parseInt(text));
    }

    private String here() {
        return " (seed " + seed + ")";
    }

    @Override
    public void close() {
        database.close();
    }
}
