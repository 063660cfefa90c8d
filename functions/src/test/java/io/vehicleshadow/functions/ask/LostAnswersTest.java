package io.vehicleshadow.functions.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.functions.LocalTable;
import io.vehicleshadow.functions.LossyDatabase;
import io.vehicleshadow.functions.TestStores;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose way to the shadow or back is broken: asked at most once, and nothing is claimed that is not known. */
class LostAnswersTest {
    private static final String COMMANDS = "POST /vehicles/tcu/commands";
    private static final String OPEN = "{\"door\":\"open\",\"confirm\":true}";
    private static final String CLOSE = "{\"door\":\"close\"}";
    private static final String HONK = "{\"horn\":\"honk\"}";
    private final Cloud cloud = new Cloud().withCar();
    private final AtomicInteger honked = new AtomicInteger();

    @BeforeEach
    void reportTheDoor() {
        cloud.vehicle.report("door", "close");
        cloud.shadows.onDocuments(message -> {
            if (isAsked(message, "horn")) {
                honked.incrementAndGet();
            }
        });
    }

    @Test
    void an_older_request_of_the_same_signal_is_not_taken_for_one_that_got_lost() {
        cloud.call("demo", COMMANDS, OPEN);
        cloud.shadows.beforeNextUpdate(() -> cloud.vehicle.report("headlight", "on"));
        cloud.shadows.loseNextRequest();
        Cloud.Answer answer = cloud.call("demo", COMMANDS, CLOSE);
        assertEquals(202, answer.status());
        assertEquals(4, answer.body().path("version").asInt());
        assertEquals("close", asked("door"));
    }

    @Test
    void what_was_withdrawn_while_its_answer_was_lost_is_not_asked_again() {
        withdrawBeforeTheAnswer();
        Cloud.Answer answer = cloud.call("anna", COMMANDS, OPEN);
        assertEquals(202, answer.status());
        assertEquals(2, answer.body().path("version").asInt());
        assertEquals("", asked("door"));
        assertEquals("demo", history().at("/0/signals/door/withdrawnBy").asText());
    }

    @Test
    void what_was_withdrawn_before_the_history_knew_it_is_not_asked_again() {
        cloud.letHistoryLag();
        withdrawBeforeTheAnswer();
        assertUnknown(cloud.call("anna", COMMANDS, OPEN));
        assertEquals("", asked("door"));
        cloud.letHistoryCatchUp();
        assertEquals("anna", history().at("/0/by").asText());
        assertEquals("WITHDRAWN", history().at("/0/signals/door/status").asText());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_request_that_comes_late_is_done_once(boolean historyLags) {
        if (historyLags) {
            cloud.letHistoryLag();
        }
        cloud.vehicle.obeyAtOnce();
        cloud.shadows.delayNextRequest();
        Cloud.Answer answer = cloud.call("demo", COMMANDS, HONK);
        if (historyLags) {
            assertUnknown(answer);
        } else {
            assertEquals(202, answer.status());
            assertEquals(2, answer.body().path("version").asInt());
        }
        assertEquals(1, honked.get());
        cloud.letHistoryCatchUp();
        assertEquals(1, history().size());
        assertEquals("demo", history().at("/0/by").asText());
        assertEquals("SUCCEEDED", history().at("/0/signals/horn/status").asText());
    }

    @Test
    void a_request_that_comes_late_and_stands_keeps_its_asker() {
        cloud.letHistoryLag();
        cloud.shadows.delayNextRequest();
        assertUnknown(cloud.call("demo", COMMANDS, OPEN));
        cloud.letHistoryCatchUp();
        assertEquals(1, history().size());
        assertEquals(2, history().at("/0/version").asInt());
        assertEquals("demo", history().at("/0/by").asText());
    }

    @Test
    void the_same_request_delivered_twice_at_once_is_done_once_however_quick_the_vehicle() {
        cloud.vehicle.obeyAtOnce();
        ObjectNode event = cloud.event("demo", COMMANDS, HONK);
        cloud.shadows.beforeNextUpdate(() -> assertUnknown(cloud.call(event)));
        Cloud.Answer answer = cloud.call(event);
        assertEquals(202, answer.status());
        assertEquals(1, honked.get());
        assertEquals(
                "SUCCEEDED",
                cloud.call("demo", "GET /vehicles/tcu/" + answer.header("Location"))
                        .body()
                        .at("/signals/horn/status")
                        .asText());
    }

    @Test
    void a_request_that_stands_is_never_said_not_to_have_happened() {
        cloud.shadows.deafen(cloud.clock::advance);
        cloud.shadows.onDocuments(message -> goDownAfter(message, "door"));
        Cloud.Answer answer = waiting("demo", OPEN);
        assertEquals(202, answer.status());
        assertEquals("IN_PROGRESS", answer.body().at("/signals/door/status").asText());
    }

    @Test
    void a_request_that_may_stand_is_never_said_not_to_have_happened() {
        cloud.shadows.loseNextAnswer();
        cloud.shadows.onDocuments(message -> goDownAfter(message, "door"));
        assertUnknown(cloud.call("demo", COMMANDS, OPEN));
    }

    @Test
    void a_command_is_sent_once_even_if_the_answer_to_writing_it_down_was_lost() {
        try (LossyDatabase database = new LossyDatabase()) {
            Cloud lossy = new Cloud(TestStores.of(LocalTable.create(), database.endpoint())).withCar();
            lossy.vehicle.report("door", "close");
            for (String call : List.of("PutItem", "UpdateItem")) {
                database.loseNextAnswerTo(call);
                Cloud.Answer answer = lossy.call("demo", COMMANDS, call.equals("PutItem") ? OPEN : CLOSE);
                assertEquals(202, answer.status(), answer.toString());
            }
            JsonNode entries =
                    lossy.call("demo", "GET /vehicles/tcu/history").body().path("entries");
            assertEquals(List.of("3", "2"), entries.findValuesAsText("version"));
            assertEquals(List.of("demo", "demo"), entries.findValuesAsText("by"));
        }
    }

    @Test
    void a_request_that_got_lost_is_not_taken_for_the_same_value_that_another_wrote() {
        cloud.letHistoryLag();
        cloud.shadows.beforeNextUpdate(() -> {
            ObjectNode update = JsonNodeFactory.instance.objectNode();
            update.withObject("/state/desired").put("horn", "honk");
            cloud.shadows.write(update);
        });
        cloud.shadows.loseNextRequest();
        assertUnknown(cloud.call("demo", COMMANDS, HONK));
        cloud.letHistoryCatchUp();
        JsonNode made = cloud.call("demo", "GET /vehicles/tcu/commands/2").body();
        assertEquals("OTHER", made.path("channel").asText());
    }

    @Test
    void a_request_that_was_refused_leaves_no_trace() {
        cloud.shadows.refuseNextRequest();
        Cloud.Answer answer = cloud.call("demo", COMMANDS, OPEN);
        assertEquals(503, answer.status());
        assertEquals("false", answer.body().path("mayHaveHappened").asText());
        assertEquals(0, history().size());
    }

    @Test
    void who_waits_is_told_the_vehicles_answer_even_if_another_request_was_answered_since() {
        cloud.shadows.deafen(wait -> {
            cloud.vehicle.answer("door", TextNode.valueOf("open"), Outcome.succeeded(2));
            cloud.call("anna", COMMANDS, CLOSE);
            cloud.vehicle.answer("door", TextNode.valueOf("close"), Outcome.succeeded(4));
            cloud.clock.advance(wait);
        });
        Cloud.Answer answer = waiting("demo", OPEN);
        assertEquals(200, answer.status());
        assertEquals("SUCCEEDED", answer.body().at("/signals/door/status").asText());
    }

    @Test
    void an_outcome_of_a_version_that_is_still_to_come_answers_no_request() {
        cloud.shadows.write(
                new ShadowUpdate().outcome("door", Outcome.succeeded(500)).json());
        Cloud.Answer answer = cloud.call("demo", COMMANDS, OPEN);
        Cloud.Answer command = cloud.call("demo", "GET /vehicles/tcu/" + answer.header("Location"));
        assertEquals("IN_PROGRESS", command.body().at("/signals/door/status").asText());
        assertEquals("IN_PROGRESS", history().at("/0/signals/door/status").asText());
    }

    private void withdrawBeforeTheAnswer() {
        cloud.shadows.onDocuments(message -> {
            if (isAsked(message, "door")) {
                cloud.call("demo", "DELETE /vehicles/tcu/commands/door");
                cloud.shadows.loseNextAnswer();
            }
        });
    }

    private void goDownAfter(JsonNode message, String signal) {
        if (isAsked(message, signal)) {
            cloud.shadows.goDown();
        }
    }

    private static boolean isAsked(JsonNode message, String signal) {
        return message.at("/current/state/desired").has(signal);
    }

    private static void assertUnknown(Cloud.Answer answer) {
        assertEquals(503, answer.status(), answer.toString());
        assertTrue(answer.body().path("mayHaveHappened").asBoolean(), answer.toString());
    }

    private Cloud.Answer waiting(String person, String body) {
        ObjectNode event = cloud.event(person, COMMANDS, body);
        ((ObjectNode) event.get("headers")).put("prefer", "wait=10");
        return cloud.call(event);
    }

    private String asked(String signal) {
        return cloud.call("demo", "GET /vehicles/tcu")
                .body()
                .at("/asked/" + signal + "/value")
                .asText();
    }

    private JsonNode history() {
        return cloud.call("demo", "GET /vehicles/tcu/history").body().path("entries");
    }
}
