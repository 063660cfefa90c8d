package io.vehicleshadow.functions.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.vehicle.command.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final String OPEN = "{\"door\":\"open\",\"confirm\":true}";
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
        cloud.vehicle.answer("door", TextNode.valueOf("open"), new Outcome.Succeeded(1));
        assertEquals("SUCCEEDED", history("").at("/0/signals/door/status").asText());
    }

    @Test
    void the_messages_tell_the_same_in_any_order() {
        List<JsonNode> messages = new ArrayList<>();
        Cloud other = new Cloud();
        cloud.shadows.onDocuments(messages::add);
        cloud.shadows.write(ask("open"));
        cloud.shadows.write(ask("close"));
        cloud.vehicle.answer("door", TextNode.valueOf("close"), new Outcome.Succeeded(2));
        cloud.vehicle.report("door", "open");
        Collections.reverse(messages);
        other.cases
                .access()
                .makeOwner(
                        new io.vehicleshadow.functions.access.PersonId("demo"),
                        new io.vehicleshadow.vehicle.ThingName("tcu"));
        messages.forEach(other::record);
        JsonNode told = other.call("demo", "GET /vehicles/tcu/history").body().path("entries");
        assertEquals(List.of("SUPERSEDED", "SUCCEEDED"), statuses(told));
        assertEquals(List.of("SUPERSEDED", "SUCCEEDED"), statuses(history("")));
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
