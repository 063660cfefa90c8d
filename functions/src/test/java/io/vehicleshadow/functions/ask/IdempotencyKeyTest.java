package io.vehicleshadow.functions.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.functions.MemoryStores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that names its request may repeat it until it knows, and the command is sent once. */
class IdempotencyKeyTest {
    private static final String COMMANDS = "POST /vehicles/tcu/commands";
    private static final String OPEN = "{\"door\":\"open\",\"confirm\":true}";
    private static final String HONK = "{\"horn\":\"honk\"}";
    private final MemoryStores stores = new MemoryStores();
    private final Cloud cloud = new Cloud(stores.stores()).withCar();
    private final AtomicInteger honked = new AtomicInteger();

    IdempotencyKeyTest() {
        cloud.shadows.onDocuments(message -> {
            if (message.at("/current/state/desired").has("horn")) {
                honked.incrementAndGet();
            }
        });
    }

    @Test
    void the_same_key_and_body_are_one_command_with_one_answer() {
        Cloud table = new Cloud().withCar();
        Cloud.Answer first = send(table, "demo", "\"a\"", OPEN);
        table.clock.advance(Duration.ofSeconds(5));
        Cloud.Answer again = send(table, "demo", "\"a\"", "{\"signals\":{\"door\":\"open\"},\"confirm\":true}");
        assertEquals(202, first.status());
        assertEquals(first.status(), again.status());
        assertEquals(first.body(), again.body());
        assertEquals(first.header("Location"), again.header("Location"));
        assertEquals(
                1,
                table.call("demo", "GET /vehicles/tcu/history")
                        .body()
                        .path("entries")
                        .size());
    }

    @Test
    void the_same_key_with_another_body_is_refused_and_sends_nothing() {
        send("demo", "\"a\"", OPEN);
        Cloud.Answer other = send("demo", "\"a\"", HONK);
        assertEquals(422, other.status());
        assertEquals("key-reused", other.problem());
        assertEquals(0, honked.get());
    }

    @Test
    void a_key_is_a_persons_own() {
        assertEquals(202, send("demo", "\"a\"", OPEN).status());
        assertEquals(202, send("anna", "\"a\"", HONK).status());
    }

    @Test
    void a_key_that_is_no_string_in_quotes_is_refused_and_sends_nothing() {
        for (String key : new String[] {"a", "\"\"", "\"" + "a".repeat(65) + "\"", "\"ä\"", "\"a\" \"b\""}) {
            Cloud.Answer answer = send("demo", key, HONK);
            assertEquals(400, answer.status(), key);
            assertEquals("malformed-request", answer.problem());
        }
        assertEquals(0, honked.get());
    }

    @Test
    void a_command_that_got_lost_is_sent_by_the_repetition() {
        cloud.shadows.loseNextRequest();
        cloud.shadows.beforeNextUpdate(cloud.shadows::goDown);
        Cloud.Answer lost = send("demo", "\"a\"", HONK);
        assertEquals(503, lost.status());
        assertTrue(lost.body().path("mayHaveHappened").asBoolean());
        cloud.shadows.comeBack();
        assertEquals(202, send("demo", "\"a\"", HONK).status());
        assertEquals(1, honked.get());
    }

    @Test
    void a_command_whose_answer_got_lost_is_told_by_the_repetition_and_not_sent_again() {
        cloud.letHistoryLag();
        cloud.shadows.loseNextAnswer();
        assertEquals(503, send("demo", "\"a\"", HONK).status());
        assertEquals(503, send("demo", "\"a\"", HONK).status());
        cloud.letHistoryCatchUp();
        Cloud.Answer told = send("demo", "\"a\"", HONK);
        assertEquals(202, told.status());
        assertEquals("commands/2", told.header("Location"));
        assertEquals(1, honked.get());
    }

    @Test
    void a_repetition_that_comes_too_late_opens_nothing() {
        cloud.shadows.refuseNextRequest();
        assertEquals(503, send("demo", "\"a\"", OPEN).status());
        cloud.clock.advance(Duration.ofSeconds(61));
        Cloud.Answer late = send("demo", "\"a\"", OPEN);
        assertEquals(409, late.status(), late.toString());
        assertEquals("request-expired", late.problem());
        assertTrue(cloud.call("demo", "GET /vehicles/tcu").body().path("asked").isEmpty());
        assertTrue(cloud.call("demo", "GET /vehicles/tcu/history")
                .body()
                .path("entries")
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatever_gets_lost_a_repeated_request_is_done_at_most_once_and_told_truly(long seed) {
        Random random = new Random(seed);
        Random losses = new Random(seed);
        Map<Long, String> made = new HashMap<>();
        List<String> tokens = new ArrayList<>();
        cloud.shadows.onDocuments(message -> {
            if (message.at("/current/state/desired").has("horn")) {
                made.put(
                        message.at("/current/version").asLong(),
                        message.path("clientToken").asText());
                tokens.add(message.path("clientToken").asText());
            }
        });
        cloud.vehicle.obeyAtOnce();
        Set<String> told = new HashSet<>();
        for (int request = 1; request <= 50; request++) {
            String key = "\"" + request + "\"";
            for (int times = random.nextInt(4); times > 0; times--) {
                breakSomething(random, losses);
                send("demo", key, HONK);
            }
            Cloud.Answer answer = untilItIsKnown(key);
            if (answer.status() == 202) {
                String token = made.get(answer.body().path("version").asLong());
                assertTrue(token != null && told.add(token), "seed " + seed + ", request " + request + ": " + answer);
                assertEquals(
                        answer.body().path("version"),
                        send("demo", key, HONK).body().path("version"));
            }
        }
        assertEquals(tokens.size(), Set.copyOf(tokens).size(), "done twice, seed " + seed);
        assertTrue(told.size() >= 40, "seed " + seed + ": only " + told.size() + " of 50 were resolved");
    }

    /** The history catches up, and the shadow goes on; what is still to get lost does. */
    private Cloud.Answer untilItIsKnown(String key) {
        stores.lose(operation -> false);
        Cloud.Answer answer = send("demo", key, HONK);
        for (int times = 0; times < 10 && answer.status() != 202; times++) {
            cloud.letHistoryCatchUp();
            cloud.vehicle.report("lock", times % 2 == 0 ? "locked" : "unlocked");
            answer = send("demo", key, HONK);
        }
        return answer;
    }

    private void breakSomething(Random random, Random losses) {
        AtomicInteger left = new AtomicInteger(random.nextInt(3));
        stores.lose(operation -> losses.nextInt(3) == 0 && left.getAndDecrement() > 0);
        if (random.nextBoolean()) {
            cloud.letHistoryLag();
        }
        switch (random.nextInt(5)) {
            case 0 -> cloud.shadows.loseNextAnswer();
            case 1 -> cloud.shadows.loseNextRequest();
            case 2 -> cloud.shadows.refuseNextRequest();
            case 3 -> cloud.shadows.delayNextRequest();
            default -> cloud.shadows.beforeNextUpdate(() -> cloud.vehicle.report("door", "close"));
        }
    }

    private Cloud.Answer send(String person, String key, String body) {
        return send(cloud, person, key, body);
    }

    private static Cloud.Answer send(Cloud to, String person, String key, String body) {
        ObjectNode event = to.event(person, COMMANDS, body);
        ((ObjectNode) event.get("headers")).put("idempotency-key", key);
        return to.call((JsonNode) event);
    }
}
