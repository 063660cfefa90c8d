package io.vehicleshadow.functions.withdraw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.functions.Cloud;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WithdrawTest {
    private static final String COMMANDS = "POST /vehicles/tcu/commands";
    private static final String OPEN = "{\"door\":\"open\",\"confirm\":true}";
    private static final String WITHDRAW = "DELETE /vehicles/tcu/commands/door";
    private final Cloud cloud = new Cloud().withCar();

    @Test
    void a_request_that_the_history_does_not_know_is_not_the_one_that_was_named() {
        cloud.call("anna", COMMANDS, OPEN);
        cloud.letHistoryLag();
        writeDesired("door", "close");
        Cloud.Answer answer = cloud.call("anna", WITHDRAW + "?version=2");
        assertEquals("changed-meanwhile", answer.problem());
        assertFalse(answer.body().has("command"), answer.toString());
        assertEquals("close", asked("door").asText());
    }

    @Test
    void the_same_value_asked_again_after_the_answer_is_not_the_one_that_was_named() {
        cloud.call("anna", COMMANDS, OPEN);
        cloud.letHistoryLag();
        cloud.shadows.write(new ShadowUpdate()
                .outcome("door", Outcome.succeeded(2))
                .clear("door")
                .json());
        writeDesired("door", "open");
        assertEquals(
                "changed-meanwhile", cloud.call("anna", WITHDRAW + "?version=2").problem());
        assertEquals("open", asked("door").asText());
    }

    @Test
    void the_same_value_asked_again_after_it_was_withdrawn_is_not_the_one_that_was_named() {
        cloud.call("anna", COMMANDS, OPEN);
        cloud.call("anna", WITHDRAW);
        cloud.letHistoryLag();
        writeDesired("door", "open");
        assertEquals(
                "changed-meanwhile", cloud.call("anna", WITHDRAW + "?version=2").problem());
    }

    @Test
    void what_nobody_is_known_to_have_asked_only_an_owner_withdraws() {
        cloud.letHistoryLag();
        writeDesired("door", "open");
        Cloud.Answer driver = cloud.call("anna", WITHDRAW);
        assertEquals("not-allowed", driver.problem());
        assertEquals("open", asked("door").asText());
        assertEquals(200, cloud.call("demo", WITHDRAW).status());
    }

    @Test
    void a_driver_withdraws_what_was_asked_past_us() {
        writeDesired("door", "open");
        assertEquals(200, cloud.call("anna", WITHDRAW).status());
    }

    @Test
    void a_number_is_the_one_that_was_named_however_it_is_written() {
        cloud.call("anna", COMMANDS, "{\"climate\":20.50}");
        assertEquals(
                200,
                cloud.call("anna", "DELETE /vehicles/tcu/commands/climate?version=2")
                        .status());
    }

    @Test
    void who_asked_is_found_however_many_other_commands_came_since() {
        cloud.call("demo", COMMANDS, "{\"climate\":21}");
        for (int i = 0; i < 50; i++) {
            cloud.call("anna", COMMANDS, "{\"headlight\":\"" + (i % 2 == 0 ? "on" : "off") + "\"}");
        }
        String climate = "DELETE /vehicles/tcu/commands/climate";
        assertEquals("not-allowed", cloud.call("anna", climate).problem());
        assertEquals(
                "changed-meanwhile", cloud.call("demo", climate + "?version=3").problem());
        assertEquals(21, asked("climate").asInt());
        assertEquals(200, cloud.call("demo", climate + "?version=2").status());
    }

    @Test
    void no_end_is_told_while_the_vehicle_may_be_acting_on_what_was_withdrawn() {
        cloud.vehicleIs(true);
        cloud.call("anna", COMMANDS, OPEN);
        assertEquals(
                "IN_PROGRESS",
                cloud.call("anna", WITHDRAW).body().path("status").asText());
        answerTheFirst();
        assertEquals("SUCCEEDED", statusOfTheFirst());
    }

    @Test
    void what_was_told_to_be_withdrawn_stays_so_even_if_the_vehicle_turns_out_to_have_been_there() {
        cloud.vehicleIs(false);
        cloud.clock.advance(Duration.ofSeconds(1));
        cloud.call("anna", COMMANDS, OPEN);
        cloud.letHistoryLag();
        assertEquals(
                "WITHDRAWN", cloud.call("anna", WITHDRAW).body().path("status").asText());
        cloud.vehicleIs(true);
        answerTheFirst();
        cloud.letHistoryCatchUp();
        assertEquals("WITHDRAWN", statusOfTheFirst());
    }

    @Test
    void how_a_request_ends_that_the_history_does_not_know_yet_is_not_told() {
        cloud.letHistoryLag();
        writeDesired("door", "open");
        assertEquals(
                "IN_PROGRESS",
                cloud.call("demo", WITHDRAW).body().path("status").asText());
    }

    private void answerTheFirst() {
        cloud.shadows.write(
                new ShadowUpdate().outcome("door", Outcome.succeeded(2)).json());
    }

    private String statusOfTheFirst() {
        return cloud.call("demo", "GET /vehicles/tcu/commands/2")
                .body()
                .at("/signals/door/status")
                .asText();
    }

    private void writeDesired(String key, String value) {
        ObjectNode update = JsonNodeFactory.instance.objectNode();
        update.withObject("/state/desired").put(key, value);
        cloud.shadows.write(update);
    }

    private JsonNode asked(String key) {
        return cloud.call("demo", "GET /vehicles/tcu").body().at("/asked/" + key + "/value");
    }
}
