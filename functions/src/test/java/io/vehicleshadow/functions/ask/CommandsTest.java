package io.vehicleshadow.functions.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.command.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private static final String COMMANDS = "POST /vehicles/tcu/commands";
    private static final String OPEN = "{\"door\":\"open\",\"confirm\":true}";
    private final Cloud cloud = new Cloud().withCar();

    @Test
    void a_caller_that_waits_gets_the_vehicles_answer() {
        cloud.vehicle.obeyAtOnce();
        Cloud.Answer answer = waiting("demo", OPEN, 5);
        assertEquals(200, answer.status());
        assertEquals("SUCCEEDED", answer.body().at("/signals/door/status").asText());
        assertEquals("commands/2", answer.header("Location"));
        assertEquals("wait=5", answer.header("Preference-Applied"));
    }

    @Test
    void a_refusal_is_answered_with_the_vehicles_reason() {
        cloud.shadows.onDocuments(event -> {
            if (event.at("/current/state/desired").has("door")) {
                cloud.vehicle.answer("door", TextNode.valueOf("open"), Outcome.rejected(Reason.VEHICLE_MOVING, 2));
            }
        });
        Cloud.Answer answer = waiting("demo", OPEN, 5);
        assertEquals(200, answer.status());
        assertEquals("REJECTED", answer.body().at("/signals/door/status").asText());
        assertEquals("VEHICLE_MOVING", answer.body().at("/signals/door/reason").asText());
    }

    @Test
    void a_vehicle_that_does_not_answer_in_time_leaves_the_command_in_progress() {
        Cloud.Answer answer = waiting("demo", OPEN, 1);
        assertEquals(202, answer.status());
        assertEquals("IN_PROGRESS", answer.body().at("/signals/door/status").asText());
    }

    @Test
    void a_command_that_nobody_answers_before_it_goes_stale_has_timed_out() {
        cloud.call("demo", COMMANDS, OPEN);
        cloud.clock.advance(Duration.ofSeconds(61));
        assertEquals("TIMED_OUT", status(2));
        assertEquals(
                "TIMED_OUT",
                cloud.call("demo", "GET /vehicles/tcu")
                        .body()
                        .at("/asked/door/status")
                        .asText());
    }

    @Test
    void the_vehicles_own_answer_counts_even_after_the_deadline() {
        cloud.call("demo", COMMANDS, OPEN);
        cloud.clock.advance(Duration.ofSeconds(61));
        cloud.vehicle.answer("door", TextNode.valueOf("open"), Outcome.rejected(Reason.STALE, 2));
        assertEquals("REJECTED", status(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"door\":\"close\"}", "{\"door\":\"ajar\"}", "{\"wings\":\"up\"}", "{}", "no JSON"})
    void a_stranger_finds_no_vehicle_whatever_they_ask(String body) {
        Cloud.Answer answer = cloud.call("stranger", "POST /vehicles/tcu/commands", body);

        assertEquals(404, answer.status());
        assertEquals("no-such-vehicle", answer.problem());
    }

    @Test
    void the_same_value_under_way_is_refused_with_its_command_and_another_value_is_not() {
        cloud.call("demo", COMMANDS, OPEN);
        Cloud.Answer same = cloud.call("anna", COMMANDS, OPEN);
        assertEquals(409, same.status());
        assertEquals(2, same.body().path("command").asInt());
        assertEquals(202, cloud.call("anna", COMMANDS, "{\"door\":\"close\"}").status());
        assertEquals(2, history().size());
    }

    @Test
    void a_timed_out_request_may_be_asked_again() {
        cloud.call("demo", COMMANDS, OPEN);
        cloud.clock.advance(Duration.ofSeconds(61));
        assertEquals(202, cloud.call("demo", COMMANDS, OPEN).status());
    }

    @Test
    void an_older_command_answered_by_nobody_was_superseded() {
        cloud.call("demo", COMMANDS, OPEN);
        cloud.call("anna", COMMANDS, "{\"door\":\"close\"}");
        cloud.vehicle.answer("door", TextNode.valueOf("close"), Outcome.succeeded(3));
        assertEquals("SUPERSEDED", status(2));
        assertEquals("SUCCEEDED", status(3));
    }

    @Test
    void a_command_answered_before_the_newer_one_keeps_its_answer() {
        cloud.vehicleIs(true);
        cloud.call("demo", COMMANDS, OPEN);
        cloud.call("anna", COMMANDS, "{\"door\":\"close\"}");
        cloud.vehicle.report("headlight", "on");
        cloud.shadows.write(new io.vehicleshadow.vehicle.shadow.ShadowUpdate()
                .outcome("door", Outcome.succeeded(2))
                .json());
        cloud.vehicle.answer("door", TextNode.valueOf("close"), Outcome.succeeded(3));
        assertEquals("SUCCEEDED", status(2));
        assertEquals("SUCCEEDED", status(3));
    }

    @Test
    void two_people_who_ask_opposite_things_at_once_both_get_a_truthful_end() {
        cloud.vehicle.obeyAtOnce();
        CompletableFuture<Cloud.Answer> open = CompletableFuture.supplyAsync(() -> waiting("demo", OPEN, 5));
        CompletableFuture<Cloud.Answer> close =
                CompletableFuture.supplyAsync(() -> waiting("anna", "{\"door\":\"close\"}", 5));
        List<Cloud.Answer> answers = List.of(open.join(), close.join());
        for (Cloud.Answer answer : answers) {
            assertEquals(200, answer.status(), answer.toString());
            String end = answer.body().at("/signals/door/status").asText();
            assertTrue(List.of("SUCCEEDED", "SUPERSEDED").contains(end), answer.toString());
        }
        assertEquals(2, history().size());
        assertEquals(
                List.of("anna", "demo"),
                history().findValuesAsText("by").stream().sorted().toList());
    }

    @Test
    void two_people_who_ask_the_same_at_once_ask_once() {
        cloud.vehicle.report("door", "close");
        CompletableFuture<Cloud.Answer> one = CompletableFuture.supplyAsync(() -> cloud.call("demo", COMMANDS, OPEN));
        CompletableFuture<Cloud.Answer> other = CompletableFuture.supplyAsync(() -> cloud.call("anna", COMMANDS, OPEN));
        assertEquals(
                List.of(202, 409),
                List.of(one.join().status(), other.join().status()).stream()
                        .sorted()
                        .toList());
        assertEquals(2, cloud.shadows.version());
        assertEquals(1, history().size());
    }

    @Test
    void the_same_request_delivered_twice_asks_once_and_writes_one_row() {
        ObjectNode event = cloud.event("demo", COMMANDS, OPEN);
        Cloud.Answer first = cloud.call(event);
        Cloud.Answer again = cloud.call(event);
        assertEquals(202, again.status());
        assertEquals(first.body().path("version"), again.body().path("version"));
        assertEquals(2, cloud.shadows.version());
        assertEquals(1, history().size());
    }

    @Test
    void a_request_whose_answer_was_lost_is_not_asked_again() {
        cloud.shadows.loseNextAnswer();
        Cloud.Answer answer = cloud.call("demo", COMMANDS, OPEN);
        assertEquals(202, answer.status());
        assertEquals(2, answer.body().path("version").asInt());
        assertEquals(2, cloud.shadows.version());
    }

    @Test
    void a_request_that_got_lost_is_not_taken_for_the_one_that_came_instead() {
        cloud.vehicle.report("door", "close");
        cloud.shadows.beforeNextUpdate(() -> cloud.call("anna", COMMANDS, "{\"door\":\"close\"}"));
        cloud.shadows.loseNextRequest();
        Cloud.Answer answer = cloud.call("demo", COMMANDS, OPEN);
        assertEquals(202, answer.status());
        assertEquals(3, answer.body().path("version").asInt());
        assertEquals(
                "open",
                cloud.call("demo", "GET /vehicles/tcu")
                        .body()
                        .at("/asked/door/value")
                        .asText());
    }

    @Test
    void the_same_request_delivered_twice_at_once_asks_once_and_writes_one_row() {
        cloud.vehicle.report("door", "close");
        ObjectNode event = cloud.event("demo", COMMANDS, OPEN);
        cloud.shadows.beforeNextUpdate(() -> cloud.call(event));
        Cloud.Answer answer = cloud.call(event);
        assertEquals(202, answer.status(), answer.toString());
        assertEquals(2, answer.body().path("version").asInt());
        assertEquals(2, cloud.shadows.version());
        assertEquals(1, history().size());
    }

    @Test
    void nothing_is_written_for_who_may_not_ask() {
        cloud.vehicle.report("door", "close");
        assertEquals(404, cloud.call("stranger", COMMANDS, OPEN).status());
        assertEquals(403, cloud.call("victor", COMMANDS, OPEN).status());
        assertEquals(1, cloud.shadows.version());
        assertEquals(0, history().size());
    }

    @Test
    void a_report_between_looking_and_asking_does_not_lose_the_request() {
        cloud.vehicle.report("window", "up");
        cloud.shadows.beforeNextUpdate(() -> cloud.vehicle.report("headlight", "on"));
        Cloud.Answer answer = cloud.call("demo", COMMANDS, OPEN);
        assertEquals(202, answer.status());
        assertEquals(3, answer.body().path("version").asInt());
        assertEquals("IN_PROGRESS", status(3));
    }

    @Test
    void nothing_asked_meanwhile_is_erased_by_a_withdrawal() {
        cloud.call("anna", COMMANDS, OPEN);
        cloud.shadows.beforeNextUpdate(() -> cloud.call("demo", COMMANDS, "{\"door\":\"close\"}"));
        Cloud.Answer answer = cloud.call("anna", "DELETE /vehicles/tcu/commands/door");
        assertEquals(403, answer.status());
        assertEquals(
                "close",
                cloud.call("demo", "GET /vehicles/tcu")
                        .body()
                        .at("/asked/door/value")
                        .asText());
    }

    @Test
    void what_is_withdrawn_says_by_whom() {
        cloud.call("anna", COMMANDS, OPEN);
        assertEquals(
                200, cloud.call("demo", "DELETE /vehicles/tcu/commands/door").status());
        JsonNode door =
                cloud.call("anna", "GET /vehicles/tcu/commands/2").body().at("/signals/door");
        assertEquals("WITHDRAWN", door.path("status").asText());
        assertEquals("demo", history().at("/0/signals/door/withdrawnBy").asText());
    }

    @Test
    void the_channel_is_told_by_the_client_that_the_token_was_issued_to() {
        ObjectNode event = cloud.event("demo", COMMANDS, OPEN);
        ((ObjectNode) event.at("/requestContext/authorizer/jwt/claims")).put("client_id", "virtual-vehicle");
        assertEquals("PAGE", cloud.call(event).body().path("channel").asText());
        assertEquals(
                "HTTP",
                cloud.call("demo", COMMANDS, "{\"horn\":\"honk\"}")
                        .body()
                        .path("channel")
                        .asText());
    }

    @Test
    void an_app_of_its_own_client_is_named_in_answers_and_history() {
        ObjectNode event = cloud.event("demo", COMMANDS, OPEN);
        ((ObjectNode) event.at("/requestContext/authorizer/jwt/claims")).put("client_id", "4fleet");
        JsonNode answer = cloud.call(event).body();
        assertEquals(
                List.of("HTTP", "Fleet desk"),
                List.of(answer.path("channel").asText(), answer.path("app").asText()));
        assertEquals("Fleet desk", history().at("/0/app").asText());
        cloud.call("demo", COMMANDS, "{\"horn\":\"honk\"}");
        assertFalse(history().get(0).has("app"), "an app that is not known has no name");
    }

    private Cloud.Answer waiting(String person, String body, int seconds) {
        ObjectNode event = cloud.event(person, COMMANDS, body);
        ((ObjectNode) event.get("headers")).put("prefer", "wait=" + seconds);
        return cloud.call(event);
    }

    private String status(long version) {
        return cloud.call("demo", "GET /vehicles/tcu/commands/" + version)
                .body()
                .at("/signals/door/status")
                .asText();
    }

    private JsonNode history() {
        return cloud.call("demo", "GET /vehicles/tcu/history").body().path("entries");
    }
}
