package io.vehicleshadow.functions.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.LossyStores;
import io.vehicleshadow.functions.TestClock;
import io.vehicleshadow.functions.access.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * People, other writers and a late vehicle, with answers that get lost, calls that are repeated, and a history function
 * that is late, unordered and told twice.
 */
public final class TruthStory {
    private static final Map<String, List<JsonNode>> VALUES = new TreeMap<>(Map.of(
            "door", List.of(TextNode.valueOf("open"), TextNode.valueOf("close")),
            "headlight", List.of(TextNode.valueOf("on"), TextNode.valueOf("off")),
            "climate", List.of(IntNode.valueOf(19), IntNode.valueOf(20), IntNode.valueOf(21))));
    private final Random random;
    private final LossyStores stores;
    private final Cloud cloud;
    private final LateVehicle vehicle;
    private final Told told;
    private final ByApi api;
    private final List<Way> ways = new ArrayList<>();
    private final List<JsonNode> held = new ArrayList<>();
    private boolean holds;

    /** People come by the API and, a quarter of them, as the skill does. */
    public TruthStory(long seed, LossyStores stores) {
        this.stores = stores;
        this.random = new Random(seed);
        this.told = new Told(seed);
        this.cloud = new Cloud(stores.stores(), new TestClock(stores.start())).withCar();
        this.vehicle = new LateVehicle(cloud, random);
        this.api = new ByApi(cloud, told, random);
        ways.addAll(List.of(api, api, api, new ByUseCase(cloud, told)));
        cloud.letHistoryLag();
        cloud.shadows.onDocuments(this::happened);
        cloud.shadows.meanwhile(this::meanwhile);
    }

    public Cloud cloud() {
        return cloud;
    }

    public Told told() {
        return told;
    }

    /** Lets people come by these ways as well, each as often as by any other. */
    public TruthStory alsoBy(List<Way> more) {
        ways.addAll(more);
        return this;
    }

    /** Goes on until so many versions have requested something, by whomever, and compares what was told with them. */
    public void runUntilRequests(int count) {
        while (told.requests().size() < count) {
            step();
        }
        end();
    }

    private void happened(JsonNode message) {
        told.happened(message);
        // The rule takes it at once, however late its function is.
        held.add(((ObjectNode) message).put("received", cloud.clock.millis()));
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
            case 3 -> way().withdraw(person(), signal());
            case 4, 5 -> writePastTheApi();
            case 6, 7 -> vehicle.act();
            case 8 -> vehicle.comeOrGo();
            case 9 -> holdOrDeliver();
            case 10 -> way().look(person());
            default -> cloud.vehicle.report("lock", random.nextBoolean() ? "locked" : "unlocked");
        }
    }

    private void loseSomething() {
        stores.lose(random.nextInt(3) == 0 ? new Losses(random.nextLong()) : operation -> false);
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
        Duration wait = Duration.ofSeconds(random.nextInt(3) == 0 ? 1 + random.nextInt(9) : 0);
        way().request(person(), signal, value(signal), wait);
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

    private void writePastTheApi() {
        String signal = signal();
        ObjectNode update = JsonNodeFactory.instance.objectNode();
        ObjectNode desired = update.withObject("/state/desired");
        if (random.nextInt(3) == 0) {
            desired.putNull(signal);
        } else {
            desired.set(signal, value(signal));
        }
        List<String> tokens = told.tokens();
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

    /** All is over: the vehicle has come and answered, and the history function has caught up. */
    private void end() {
        holds = false;
        stores.lose(operation -> false);
        deliver();
        vehicle.comeForGood();
        cloud.clock.advance(Duration.ofSeconds(30));
        api.lookAtEverything();
    }

    private Way way() {
        return ways.get(random.nextInt(ways.size()));
    }

    private PersonId person() {
        return new PersonId(random.nextBoolean() ? "demo" : "anna");
    }

    private String signal() {
        return List.copyOf(VALUES.keySet()).get(random.nextInt(VALUES.size()));
    }

    private JsonNode value(String signal) {
        List<JsonNode> values = VALUES.get(signal);
        return values.get(random.nextInt(values.size()));
    }
}
