package io.vehicleshadow.functions.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.LateVehicle;
import io.vehicleshadow.functions.LossyStores;
import io.vehicleshadow.functions.TestClock;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.ask.AskRequest;
import io.vehicleshadow.functions.ask.AskResult;
import io.vehicleshadow.functions.http.Json;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.VehicleCommand;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People, other writers and a late vehicle, with answers that get lost, calls that are repeated, and a history function
 * that is late, unordered and told twice. Remembers everything that is told.
 */
public final class TruthStory {
    private static final Set<String> ENDS = Set.of("SUCCEEDED", "FAILED", "REJECTED", "SUPERSEDED", "WITHDRAWN");
    private static final Map<String, List<JsonNode>> VALUES = new TreeMap<>(Map.of(
            "door", List.of(TextNode.valueOf("open"), TextNode.valueOf("close")),
            "headlight", List.of(TextNode.valueOf("on"), TextNode.valueOf("off")),
            "climate", List.of(IntNode.valueOf(19), IntNode.valueOf(20), IntNode.valueOf(21))));
    private final Random random;
    /** For calls that other threads make. */
    private final Random losses;

    private final LossyStores stores;
    private final Cloud cloud;
    private final LateVehicle vehicle;
    private final DocumentsOracle oracle = new DocumentsOracle();
    private final List<JsonNode> held = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    /** The end of each signal of each command, as it was told first. */
    private final Map<String, JsonNode> told = new HashMap<>();
    /** The versions that were told to who sent a command, and the request of each. */
    private final Map<Long, String> sent = new TreeMap<>();

    /** The ends that were told to who withdrew. */
    private final Map<String, String> withdrawn = new TreeMap<>();
    /** The tokens of requests that were told to have done nothing. */
    private final Set<String> refused = new HashSet<>();
    /** Every report of a command, as it was told by the API. */
    private final List<JsonNode> reports = new ArrayList<>();
    /** What was told to the voice. */
    private final List<CommandReport> spoken = new ArrayList<>();

    private final long seed;
    private boolean holds;

    public TruthStory(long seed, LossyStores stores) {
        this.seed = seed;
        this.stores = stores;
        this.random = new Random(seed);
        this.losses = new Random(seed);
        this.cloud = new Cloud(stores.stores(), new TestClock(stores.start())).withCar();
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

    /** Goes on until so many versions have requested something, by whomever. */
    public void runUntilRequests(int count) {
        while (oracle.requests().size() < count) {
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
        messages.forEach(this::record);
    }

    /** What its function could not write down the rule hands over again. */
    private void record(JsonNode message) {
        try {
            cloud.record(message);
        } catch (CloudUnavailable e) {
            record(message);
        }
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
    }

    private void loseSomething() {
        if (random.nextInt(3) == 0) {
            // The client calls three times, so two in a row are made up for.
            AtomicInteger left = new AtomicInteger(1 + random.nextInt(2));
            stores.lose(operation -> losses.nextInt(3) == 0 && left.getAndDecrement() > 0);
        } else {
            stores.lose(operation -> false);
        }
        int next = random.nextInt(100);
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
        JsonNode value = value(signal);
        PersonId person = new PersonId(random.nextBoolean() ? "demo" : "anna");
        int wait = random.nextInt(3) == 0 ? 1 + random.nextInt(9) : 0;
        if (random.nextInt(4) == 0) {
            speak(person, signal, value, wait);
            return;
        }
        String body = "{\"confirm\":true,\"" + signal + "\":" + value + "}";
        ObjectNode event = cloud.event(person.value(), "POST /vehicles/tcu/commands", body);
        ((ObjectNode) event.get("headers")).put("prefer", "wait=" + wait);
        String id = event.at("/requestContext/requestId").asText();
        Instant at = Instant.ofEpochMilli(event.at("/requestContext/timeEpoch").asLong());
        int deliveries = random.nextInt(5) == 0 ? 2 : 1;
        for (int delivery = 0; delivery < deliveries; delivery++) {
            Cloud.Answer answer = cloud.call(event);
            if (answer.status() == 200 || answer.status() == 202) {
                sent(answer.body().path("version").asLong(), id);
                remember(answer.body());
            } else if (deliveries == 1 && !answer.body().path("mayHaveHappened").asBoolean()) {
                refused.add(EntryId.ofRequest(at, person.value(), "tcu", id).token());
            }
        }
    }

    /** As the skill does: without the API, and never twice. */
    private void speak(PersonId person, String signal, JsonNode value, int wait) {
        String id = "spoken-" + spoken.size() + "-" + refused.size() + "-" + sent.size();
        AskRequest request = new AskRequest(
                person,
                Channel.VOICE,
                new ThingName("tcu"),
                VehicleCommand.of(
                        Map.of(new SignalKey(signal), SignalValue.of(value).orElseThrow())),
                true,
                id,
                cloud.clock.instant(),
                Duration.ofSeconds(wait));
        try {
            if (cloud.cases.askVehicle().ask(request) instanceof AskResult.Asked asked) {
                sent(asked.report().command().version(), id);
                remember(Json.command(asked.report()));
                spoken.add(asked.report());
            } else {
                refused.add(request.entryId().token());
            }
        } catch (CloudUnavailable e) {
            if (!e.mayHaveHappened()) {
                refused.add(request.entryId().token());
            }
        }
    }

    private void sent(long version, String id) {
        String before = sent.putIfAbsent(version, id);
        assertTrue(
                before == null || before.equals(id), () -> "version " + version + " was told to two requests" + here());
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
        String signal = signal();
        JsonNode answer = cloud.call(random.nextBoolean() ? "demo" : "anna", "DELETE /vehicles/tcu/commands/" + signal)
                .body();
        if (ENDS.contains(answer.path("status").asText())) {
            long version = oracle.requestBefore(answer.path("version").asLong(), signal);
            withdrawn.put(version + " " + signal, answer.path("status").asText());
        }
    }

    private Cloud.Answer command(long version) {
        return cloud.call("demo", "GET /vehicles/tcu/commands/" + version);
    }

    private void writePastTheApi() {
        String signal = signal();
        ObjectNode update = JsonNodeFactory.instance.objectNode();
        ObjectNode desired = update.withObject("/state/desired");
        if (random.nextInt(3) == 0) {
            desired.putNull(signal);
        } else {
            desired.set(signal, value(signal));
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
        oracle.requests().stream()
                .skip(random.nextInt(Math.max(1, oracle.requests().size())))
                .findFirst()
                .ifPresent(version -> {
                    Cloud.Answer answer = command(version);
                    if (answer.status() == 200) {
                        remember(answer.body());
                    }
                });
        commands(history("50")).forEach(this::remember);
    }

    private JsonNode history(String query) {
        return cloud.call("demo", "GET /vehicles/tcu/history?limit=" + query).body();
    }

    private static List<JsonNode> commands(JsonNode page) {
        List<JsonNode> commands = new ArrayList<>();
        page.path("entries").forEach(entry -> {
            if (entry.path("kind").asText().equals("COMMAND")
                    && entry.path("version").asLong() > 0) {
                commands.add(entry);
            }
        });
        return commands;
    }

    private void remember(JsonNode command) {
        reports.add(command);
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
        stores.lose(operation -> false);
        deliver();
        vehicle.comeForGood();
        cloud.clock.advance(Duration.ofSeconds(30));
        Map<Long, JsonNode> entries = new TreeMap<>();
        everyEntry(entries);
        assertEquals(oracle.requests(), entries.keySet(), here());
        for (Map.Entry<Long, JsonNode> entry : entries.entrySet()) {
            remember(entry.getValue());
            long version = entry.getKey();
            remember(command(version).body());
            assertEquals(oracle.signals(version), names(entry.getValue()), here());
            for (String signal : oracle.signals(version)) {
                JsonNode end = entry.getValue().at("/signals/" + signal);
                assertEquals(
                        oracle.end(version, signal).orElse("none"),
                        end.path("status").asText(),
                        () -> version + " " + signal + here());
                assertEquals(
                        withdrawn.getOrDefault(
                                version + " " + signal, end.path("status").asText()),
                        end.path("status").asText(),
                        here());
                assertEquals(
                        oracle.value(version, signal).asText(),
                        end.path("value").asText(),
                        here());
            }
        }
        assertTrue(Collections.disjoint(refused, tokens), () -> "What was refused was done" + here());
        sent.keySet()
                .forEach(version -> assertTrue(
                        entries.get(version) != null && entries.get(version).has("by"),
                        () -> "version " + version + " was told to a person and is another's" + here()));
    }

    /** Every report of a command that was told by the API, or handed to the voice in the API's form. */
    public List<JsonNode> reports() {
        return reports;
    }

    /** What the voice was to say. */
    public List<CommandReport> spoken() {
        return spoken;
    }

    /** How the request of that version ended by the documents. */
    public String end(long version, String signal) {
        return oracle.end(version, signal).orElse("none");
    }

    private void everyEntry(Map<Long, JsonNode> entries) {
        String before = "";
        do {
            JsonNode page = history("100" + before);
            for (JsonNode entry : commands(page)) {
                assertNull(entries.put(entry.path("version").asLong(), entry), () -> "Two of " + entry + here());
            }
            before = page.has("next") ? "&before=" + page.path("next").asText() : "";
        } while (!before.isEmpty());
    }

    private static Set<String> names(JsonNode entry) {
        Set<String> names = new TreeSet<>();
        entry.path("signals").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private String signal() {
        return List.copyOf(VALUES.keySet()).get(random.nextInt(VALUES.size()));
    }

    private JsonNode value(String signal) {
        List<JsonNode> values = VALUES.get(signal);
        return values.get(random.nextInt(values.size()));
    }

    private String here() {
        return " (seed " + seed + ")";
    }
}
