package io.vehicleshadow.functions.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.MemoryStores;
import io.vehicleshadow.functions.TestClock;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HistoryTest {
    private static final String OPEN = "{\"door\":\"open\",\"confirm\":true}";
    /** What a vehicle has begun it has answered by then. */
    private static final Duration LONGEST_ACTION = Duration.ofSeconds(30);

    private final Cloud cloud = new Cloud().withCar();

    @Test
    void a_change_by_hand_is_told_once_however_often_its_message_comes() {
        List<JsonNode> messages = new ArrayList<>();
        cloud.shadows.onDocuments(messages::add);
        cloud.vehicle.report("door", "open");
        cloud.vehicle.report("door", "close");
        messages.forEach(cloud::record);
        JsonNode entries = history("");
        assertEquals(1, entries.size());
        assertEquals("BY_HAND", entries.at("/0/kind").asText());
        assertEquals("close", entries.at("/0/signals/door/value").asText());
    }

    @Test
    void what_the_console_asks_is_told_without_a_name() throws Exception {
        cloud.shadows.write(new ObjectMapper().readTree("{\"state\":{\"desired\":{\"door\":\"open\",\"x!\":{}}}}"));
        assertEquals("OTHER", history("").at("/0/channel").asText());
        assertFalse(history("").get(0).has("by"));
        cloud.vehicle.answer("door", TextNode.valueOf("open"), Outcome.succeeded(1));
        assertEquals("SUCCEEDED", history("").at("/0/signals/door/status").asText());
    }

    @Test
    void the_interlock_that_the_car_named_is_told_by_command_history_and_vehicle() {
        cloud.call("demo", "POST /vehicles/tcu/commands", OPEN);
        long version = cloud.shadows.version();
        cloud.vehicle.answer(
                "door",
                TextNode.valueOf("open"),
                new Outcome(CommandStatus.REJECTED, Optional.of(Reason.INTERLOCK), Optional.of("slow"), version));
        assertEquals("slow", history("").at("/0/signals/door/interlock").asText());
        assertEquals(
                "slow",
                cloud.call("demo", "GET /vehicles/tcu/commands/" + version)
                        .body()
                        .at("/signals/door/interlock")
                        .asText());
        assertEquals(
                "slow",
                cloud.call("demo", "GET /vehicles/tcu")
                        .body()
                        .at("/outcomes/door/interlock")
                        .asText());
    }

    @ParameterizedTest
    @MethodSource("stories")
    void the_messages_tell_the_same_in_any_order(String story, List<String> ends) {
        List<JsonNode> messages = new ArrayList<>();
        cloud.vehicleIs(true);
        cloud.shadows.onDocuments(messages::add);
        for (String act : story.split(", ")) {
            cloud.shadows.write(act(act));
        }
        cloud.clock.advance(LONGEST_ACTION);
        assertEquals(ends, statuses(history("")));
        for (List<JsonNode> order : ordersOf(messages)) {
            Cloud other = new Cloud(new MemoryStores().stores()).withCar();
            other.vehicleIs(true);
            order.forEach(other::record);
            other.clock.advance(LONGEST_ACTION);
            JsonNode told =
                    other.call("demo", "GET /vehicles/tcu/history").body().path("entries");
            assertEquals(ends, statuses(told), () -> "in the order of the versions " + versions(order));
        }
    }

    /** What comes first comes last here, so that all the others wait for it; each of its calls to the store is lost once. */
    @ParameterizedTest
    @MethodSource("stories")
    void a_message_that_was_cut_off_anywhere_and_comes_again_tells_the_same(String story, List<String> ends) {
        cloud.vehicleIs(true);
        List<JsonNode> messages = new ArrayList<>();
        cloud.shadows.onDocuments(
                message -> messages.add(0, ((ObjectNode) message).put("received", cloud.clock.millis())));
        for (String act : story.split(", ")) {
            cloud.shadows.write(act(act));
        }
        JsonNode first = messages.remove(messages.size() - 1);
        boolean cutOff = true;
        for (int call = 0; cutOff; call++) {
            MemoryStores stores = new MemoryStores();
            Cloud other = new Cloud(stores.stores(), new TestClock(cloud.clock.instant())).withCar();
            other.vehicleIs(true);
            messages.forEach(other::record);
            stores.loseCall(call);
            cutOff = isCutOff(other, first);
            stores.lose(operation -> false);
            other.record(first);
            other.clock.advance(LONGEST_ACTION);
            JsonNode told =
                    other.call("demo", "GET /vehicles/tcu/history").body().path("entries");
            assertEquals(ends, statuses(told), "cut off at call " + call);
        }
    }

    private static boolean isCutOff(Cloud cloud, JsonNode message) {
        try {
            cloud.record(message);
            return false;
        } catch (CloudUnavailable e) {
            return true;
        }
    }

    static Stream<Arguments> stories() {
        return Stream.of(
                arguments("ask open, ask close, answer 2, report open", List.of("SUPERSEDED", "SUCCEEDED")),
                arguments("ask open, answer 1, ask close, answer 3", List.of("SUCCEEDED", "SUCCEEDED")),
                arguments("ask open, clear", List.of("WITHDRAWN")),
                arguments("ask open, clear, ask close", List.of("WITHDRAWN", "IN_PROGRESS")),
                arguments("ask open, ask close, clear", List.of("SUPERSEDED", "WITHDRAWN")),
                arguments("ask open, clear, ask close, clear", List.of("WITHDRAWN", "WITHDRAWN")),
                arguments("ask open, clear, ask open, answer 3", List.of("WITHDRAWN", "SUCCEEDED")),
                arguments("ask open, clear, late answer 1, ask close", List.of("SUCCEEDED", "IN_PROGRESS")),
                arguments("ask open, clear, late answer 1, ask close, answer 4", List.of("SUCCEEDED", "SUCCEEDED")));
    }

    private static JsonNode act(String act) {
        String[] words = act.split(" ");
        return switch (words[0]) {
            case "ask" -> ask(words[1]);
            case "clear" -> new ShadowUpdate().clear("door").json();
            case "report" ->
                new ShadowUpdate()
                        .report(new SignalKey("door"), new SignalValue.Word(words[1]))
                        .json();
            case "answer" -> answer(words[1]).clear("door").json();
            default -> answer(words[2]).json();
        };
    }

    private static ShadowUpdate answer(String version) {
        return new ShadowUpdate().outcome("door", Outcome.succeeded(Long.parseLong(version)));
    }

    private static List<List<JsonNode>> ordersOf(List<JsonNode> messages) {
        if (messages.isEmpty()) {
            return List.of(List.of());
        }
        List<List<JsonNode>> orders = new ArrayList<>();
        for (JsonNode first : messages) {
            List<JsonNode> others = new ArrayList<>(messages);
            others.remove(first);
            for (List<JsonNode> rest : ordersOf(others)) {
                List<JsonNode> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                orders.add(order);
            }
        }
        return orders;
    }

    private static List<Long> versions(List<JsonNode> messages) {
        return messages.stream().map(m -> m.at("/current/version").asLong()).toList();
    }

    @Test
    void who_took_it_back_is_told_also_where_the_message_came_first() {
        cloud.call("demo", "POST /vehicles/tcu/commands", OPEN);
        cloud.call("demo", "DELETE /vehicles/tcu/commands/door");
        assertEquals("demo", history("").at("/0/signals/door/withdrawnBy").asText());
    }

    @Test
    void who_took_it_back_is_told_also_where_the_message_comes_last() {
        List<JsonNode> messages = new ArrayList<>();
        cloud.letHistoryLag();
        cloud.shadows.onDocuments(messages::add);
        cloud.call("demo", "POST /vehicles/tcu/commands", OPEN);
        cloud.call("demo", "DELETE /vehicles/tcu/commands/door");
        messages.forEach(cloud::record);
        assertEquals("demo", history("").at("/0/signals/door/withdrawnBy").asText());
    }

    private static List<String> statuses(JsonNode entries) {
        List<JsonNode> commands = new ArrayList<>();
        entries.forEach(entry -> {
            if (entry.path("kind").asText().equals("COMMAND")) {
                commands.add(entry);
            }
        });
        commands.sort(
                java.util.Comparator.comparing(entry -> entry.path("version").asLong()));
        return commands.stream().map(e -> e.at("/signals/door/status").asText()).toList();
    }

    @Test
    void pages_hold_every_entry_exactly_once_newest_first() {
        for (int i = 0; i < 7; i++) {
            cloud.vehicle.report("door", i % 2 == 0 ? "open" : "close");
        }
        List<String> ids = new ArrayList<>();
        String before = "";
        do {
            JsonNode page = cloud.call("demo", "GET /vehicles/tcu/history?limit=2" + before)
                    .body();
            page.path("entries").forEach(entry -> ids.add(entry.path("id").asText()));
            before = page.has("next") ? "&before=" + page.path("next").asText() : "";
        } while (!before.isEmpty());
        assertEquals(6, ids.size());
        List<String> sorted = new ArrayList<>(new TreeSet<>(ids).descendingSet());
        assertEquals(sorted, ids);
    }

    @Test
    void access_taken_away_ends_at_once() {
        assertEquals(200, cloud.call("anna", "GET /vehicles/tcu").status());
        cloud.call("demo", "DELETE /vehicles/tcu/drivers/anna");
        assertEquals(404, cloud.call("anna", "GET /vehicles/tcu").status());
        assertEquals(
                404, cloud.call("anna", "POST /vehicles/tcu/commands", OPEN).status());
        assertEquals(
                0, cloud.call("anna", "GET /vehicles").body().path("vehicles").size());
    }

    private static JsonNode ask(String value) {
        try {
            return new ObjectMapper().readTree("{\"state\":{\"desired\":{\"door\":\"" + value + "\"}}}");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private JsonNode history(String query) {
        return cloud.call("demo", "GET /vehicles/tcu/history" + query).body().path("entries");
    }
}
