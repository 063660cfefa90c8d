package io.vehicleshadow.functions.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.functions.MemoryStores;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nobody is told an end that was none. */
class EndsTest {
    private static final String COMMANDS = "POST /vehicles/tcu/commands";
    private static final String OPEN_TRUNK = "{\"trunk\":\"open\",\"confirm\":true}";
    private static final Duration LONGEST_ACTION = Duration.ofSeconds(30);
    private final Cloud cloud = new Cloud(new MemoryStores().stores()).withCar();

    @Test
    void a_request_was_replaced_however_many_others_came_between() {
        cloud.vehicle.report("trunk", "close");
        cloud.call("demo", COMMANDS, OPEN_TRUNK);
        othersRequestClimate(56);
        cloud.call("demo", COMMANDS, "{\"trunk\":\"close\"}");
        othersRequestClimate(56);
        answer("trunk", "close", cloud.shadows.version());
        assertEquals("SUPERSEDED", status(2, "trunk"));
        assertEquals("SUCCEEDED", status(59, "trunk"));
    }

    @Test
    void an_old_command_gets_its_answer_however_many_others_came_since() {
        cloud.vehicle.report("trunk", "close");
        cloud.vehicleIs(true);
        cloud.call("demo", COMMANDS, "{\"headlight\":\"on\"}");
        cloud.call("demo", COMMANDS, OPEN_TRUNK);
        othersRequestClimate(60);
        cloud.call("demo", COMMANDS, "{\"trunk\":\"close\"}");
        assertEquals("IN_PROGRESS", inHistory(3, "trunk"));
        answer("headlight", "on", cloud.shadows.version());
        answer("trunk", "close", cloud.shadows.version());
        assertEquals("SUCCEEDED", inHistory(2, "headlight"));
        assertEquals("SUPERSEDED", inHistory(3, "trunk"));
        assertEquals("SUPERSEDED", status(3, "trunk"));
        assertEquals("SUCCEEDED", status(64, "trunk"));
    }

    @Test
    void the_moment_of_an_answer_is_the_same_at_every_look() {
        cloud.call("demo", COMMANDS, OPEN_TRUNK);
        cloud.shadows.deafen(wait -> {
            answer("trunk", "open", 2);
            cloud.clock.advance(wait);
        });
        cloud.letHistoryLag();
        cloud.call("demo", COMMANDS, "{\"headlight\":\"on\"}");
        answer("trunk", "open", 2);
        cloud.letHistoryCatchUp();
        JsonNode first = command(2).at("/signals/trunk");
        cloud.clock.advance(Duration.ofSeconds(7));
        assertEquals(first, command(2).at("/signals/trunk"));
        assertEquals(first.path("answeredAt"), entry(2).at("/signals/trunk/answeredAt"));
    }

    @Test
    void a_waiting_call_and_every_later_look_tell_the_same_moment() {
        cloud.vehicle.obeyAtOnce();
        ObjectNode event = waiting(COMMANDS, OPEN_TRUNK);
        cloud.letHistoryLag();
        JsonNode told = cloud.call(event).body().at("/signals/trunk");
        cloud.clock.advance(Duration.ofSeconds(7));
        cloud.letHistoryCatchUp();
        assertEquals("SUCCEEDED", told.path("status").asText());
        assertEquals(told, entry(2).at("/signals/trunk"));
        assertEquals(told, command(2).at("/signals/trunk"));
    }

    @Test
    void who_waits_for_a_request_that_was_replaced_is_not_told_that_it_was_withdrawn() {
        cloud.vehicleIs(false);
        cloud.clock.advance(Duration.ofSeconds(1));
        ObjectNode event = waiting(COMMANDS, "{\"climate\":20}");
        onceRequested("climate", () -> {
            cloud.call("anna", COMMANDS, "{\"climate\":21}");
            cloud.call("anna", "DELETE /vehicles/tcu/commands/climate");
        });
        assertEquals(
                "SUPERSEDED",
                cloud.call(event).body().at("/signals/climate/status").asText());
        assertEquals("SUPERSEDED", status(2, "climate"));
        assertEquals("WITHDRAWN", status(3, "climate"));
    }

    @Test
    void a_request_that_the_vehicle_may_be_acting_on_is_not_told_to_have_been_replaced() {
        cloud.vehicleIs(true);
        cloud.call("demo", COMMANDS, OPEN_TRUNK);
        cloud.call("anna", COMMANDS, "{\"trunk\":\"close\"}");
        assertEquals("IN_PROGRESS", status(2, "trunk"));
        assertEquals("IN_PROGRESS", inHistory(2, "trunk"));
        cloud.shadows.write(
                new ShadowUpdate().outcome("trunk", Outcome.succeeded(2)).json());
        assertEquals("SUCCEEDED", status(2, "trunk"));
        assertEquals("IN_PROGRESS", status(3, "trunk"));
        answer("trunk", "close", 3);
        assertEquals("SUCCEEDED", status(2, "trunk"));
        assertEquals("SUCCEEDED", status(3, "trunk"));
    }

    @Test
    void a_request_that_was_withdrawn_while_the_vehicle_may_be_acting_gets_its_answer() {
        cloud.vehicleIs(true);
        cloud.call("demo", COMMANDS, OPEN_TRUNK);
        cloud.call("demo", "DELETE /vehicles/tcu/commands/trunk");
        assertEquals("IN_PROGRESS", status(2, "trunk"));
        cloud.shadows.write(
                new ShadowUpdate().outcome("trunk", Outcome.succeeded(2)).json());
        cloud.clock.advance(LONGEST_ACTION);
        assertEquals("SUCCEEDED", status(2, "trunk"));
        assertEquals("SUCCEEDED", inHistory(2, "trunk"));
    }

    @Test
    void an_answer_that_the_history_hears_of_late_is_an_answer() {
        cloud.vehicleIs(true);
        cloud.call("demo", COMMANDS, OPEN_TRUNK);
        cloud.letHistoryLag();
        cloud.call("demo", "DELETE /vehicles/tcu/commands/trunk");
        cloud.call("anna", COMMANDS, "{\"trunk\":\"close\"}");
        cloud.shadows.write(
                new ShadowUpdate().outcome("trunk", Outcome.succeeded(2)).json());
        cloud.clock.advance(LONGEST_ACTION);
        cloud.letHistoryCatchUp();
        assertEquals("SUCCEEDED", status(2, "trunk"));
        assertEquals("SUCCEEDED", inHistory(2, "trunk"));
    }

    @Test
    void a_withdrawal_that_was_told_stays_one() {
        cloud.vehicleIs(true);
        cloud.call("demo", COMMANDS, OPEN_TRUNK);
        cloud.call("demo", "DELETE /vehicles/tcu/commands/trunk");
        cloud.clock.advance(LONGEST_ACTION);
        assertEquals("WITHDRAWN", inHistory(2, "trunk"));
        assertEquals("demo", entry(2).at("/signals/trunk/withdrawnBy").asText());
        cloud.shadows.write(
                new ShadowUpdate().outcome("trunk", Outcome.succeeded(2)).json());
        assertEquals("WITHDRAWN", inHistory(2, "trunk"));
        assertEquals("WITHDRAWN", status(2, "trunk"));
    }

    @Test
    void a_withdrawal_of_the_same_value_that_another_wrote_since_is_not_told_of_the_earlier_request() {
        cloud.vehicleIs(false);
        cloud.clock.advance(Duration.ofSeconds(1));
        cloud.call("demo", COMMANDS, "{\"climate\":20}");
        cloud.letHistoryLag();
        cloud.clock.advance(Duration.ofSeconds(2));
        ObjectNode same = JsonNodeFactory.instance.objectNode();
        same.withObject("/state/desired").put("climate", 20);
        cloud.shadows.write(same);
        cloud.call("demo", "DELETE /vehicles/tcu/commands/climate");
        assertEquals("IN_PROGRESS", status(2, "climate"));
        cloud.letHistoryCatchUp();
        assertEquals("SUPERSEDED", status(2, "climate"));
        assertEquals("WITHDRAWN", status(3, "climate"));
    }

    @Test
    void a_vehicle_that_was_away_all_the_time_is_acting_on_nothing() {
        cloud.vehicleIs(false);
        cloud.clock.advance(Duration.ofSeconds(1));
        cloud.call("demo", COMMANDS, OPEN_TRUNK);
        cloud.call("anna", COMMANDS, "{\"trunk\":\"close\"}");
        assertEquals("SUPERSEDED", status(2, "trunk"));
    }

    @Test
    void a_vehicle_that_went_away_with_a_request_may_have_acted_on_it() {
        cloud.vehicleIs(true);
        cloud.call("demo", COMMANDS, OPEN_TRUNK);
        cloud.clock.advance(Duration.ofSeconds(1));
        cloud.vehicleIs(false);
        cloud.call("demo", "DELETE /vehicles/tcu/commands/trunk");
        cloud.clock.advance(LONGEST_ACTION);
        assertEquals("IN_PROGRESS", status(2, "trunk"));
        cloud.vehicleIs(true);
        cloud.shadows.write(
                new ShadowUpdate().outcome("trunk", Outcome.succeeded(2)).json());
        assertEquals("SUCCEEDED", status(2, "trunk"));
    }

    @Test
    void whoever_repeats_the_token_of_a_command_gets_an_entry_of_their_own() {
        StringBuilder token = new StringBuilder();
        cloud.shadows.onDocuments(
                message -> token.append(message.path("clientToken").asText()));
        cloud.call("demo", COMMANDS, "{\"lock\":\"unlocked\",\"confirm\":true}");
        answer("lock", "unlocked", 2);
        ObjectNode update = JsonNodeFactory.instance.objectNode().put("clientToken", token.toString());
        update.withObject("/state/desired").put("lock", "unlocked");
        cloud.shadows.write(update);
        assertEquals("OTHER", entry(4).path("channel").asText());
        assertFalse(entry(4).has("by"));
        assertEquals("demo", entry(2).path("by").asText());
    }

    @Test
    void an_outcome_that_was_written_before_the_command_does_not_answer_it() {
        cloud.shadows.write(
                new ShadowUpdate().outcome("headlight", Outcome.succeeded(2)).json());
        ObjectNode event = waiting(COMMANDS, "{\"headlight\":\"on\"}", 1);
        assertEquals(
                "IN_PROGRESS",
                cloud.call(event).body().at("/signals/headlight/status").asText());
        cloud.vehicle.report("door", "close");
        assertEquals("IN_PROGRESS", status(2, "headlight"));
        assertEquals("IN_PROGRESS", inHistory(2, "headlight"));
    }

    @Test
    void an_outcome_of_a_version_that_is_still_to_come_is_nowhere_told() {
        cloud.shadows.write(
                new ShadowUpdate().outcome("trunk", Outcome.succeeded(900)).json());
        assertFalse(
                cloud.call("demo", "GET /vehicles/tcu").body().path("outcomes").has("trunk"));
    }

    private void othersRequestClimate(int times) {
        for (int i = 0; i < times; i++) {
            ObjectNode update = JsonNodeFactory.instance.objectNode();
            update.withObject("/state/desired").put("climate", 16 + i % 20 * 0.5);
            cloud.shadows.write(update);
        }
    }

    private void onceRequested(String signal, Runnable act) {
        boolean[] done = new boolean[1];
        cloud.shadows.onDocuments(message -> {
            if (!done[0] && message.at("/current/state/desired").has(signal)) {
                done[0] = true;
                act.run();
            }
        });
    }

    private void answer(String signal, String value, long version) {
        cloud.vehicle.answer(signal, TextNode.valueOf(value), Outcome.succeeded(version));
    }

    private ObjectNode waiting(String request, String body) {
        return waiting(request, body, 10);
    }

    private ObjectNode waiting(String request, String body, int seconds) {
        ObjectNode event = cloud.event("demo", request, body);
        ((ObjectNode) event.get("headers")).put("prefer", "wait=" + seconds);
        return event;
    }

    private String status(long version, String signal) {
        return command(version).at("/signals/" + signal + "/status").asText();
    }

    private JsonNode command(long version) {
        return cloud.call("demo", "GET /vehicles/tcu/commands/" + version).body();
    }

    private String inHistory(long version, String signal) {
        return entry(version).at("/signals/" + signal + "/status").asText();
    }

    private JsonNode entry(long version) {
        JsonNode entries =
                cloud.call("demo", "GET /vehicles/tcu/history?limit=100").body().path("entries");
        for (JsonNode entry : entries) {
            if (entry.path("version").asLong() == version
                    && entry.path("kind").asText().equals("COMMAND")) {
                return entry;
            }
        }
        return JsonNodeFactory.instance.missingNode();
    }
}
