package io.vehicleshadow.vehicle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void a_refusal_says_why_and_in_which_version_the_request_was_seen() throws Exception {
        assertEquals(
                json.readTree(
                        "{\"status\":\"REJECTED\",\"reason\":\"VEHICLE_MOVING\",\"interlock\":null,\"version\":17}"),
                json.readTree(Outcome.rejected(Reason.VEHICLE_MOVING, 17).json().toString()));
    }

    @Test
    void a_success_removes_the_reason_of_an_earlier_refusal() throws Exception {
        assertEquals(
                json.readTree("{\"status\":\"SUCCEEDED\",\"reason\":null,\"interlock\":null,\"version\":17}"),
                json.readTree(Outcome.succeeded(17).json().toString()));
    }

    @Test
    void every_outcome_reads_as_it_was_written() {
        for (Outcome outcome : new Outcome[] {
            Outcome.succeeded(1),
            Outcome.failed(Reason.ECU_TIMEOUT, 2),
            Outcome.rejected(Reason.STALE, Long.MAX_VALUE),
            Outcome.rejected(Reason.INTERLOCK, 3),
            new Outcome(CommandStatus.REJECTED, Optional.of(Reason.INTERLOCK), Optional.of("slow"), 3),
            Outcome.timedOut(4)
        }) {
            assertEquals(Optional.of(outcome), Outcome.read(outcome.json()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "\"SUCCEEDED\"",
                "{\"status\":\"SUCCEEDED\"}",
                "{\"status\":\"SUCCEEDED\",\"version\":0}",
                "{\"status\":\"SUCCEEDED\",\"version\":\"17\"}",
                "{\"status\":\"succeeded\",\"version\":17}",
                "{\"status\":\"IN_PROGRESS\",\"version\":17}",
                "{\"status\":\"REJECTED\",\"version\":17}",
                "{\"status\":\"REJECTED\",\"reason\":\"TIRED\",\"version\":17}"
            })
    void what_is_not_an_outcome_of_the_contract_is_none(String text) throws Exception {
        assertTrue(Outcome.read(json.readTree(text)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\"\"", "\"two words\"", "\"aaaaaaaaaabbbbbbbbbbccccccccccddd\""})
    void what_can_t_be_an_interlock_is_not_read_as_one(String name) throws Exception {
        String text = "{\"status\":\"REJECTED\",\"reason\":\"INTERLOCK\",\"interlock\":" + name + ",\"version\":3}";
        assertEquals(Optional.of(Outcome.rejected(Reason.INTERLOCK, 3)), Outcome.read(json.readTree(text)));
    }

    @Test
    void only_the_reason_interlock_names_one() throws Exception {
        String text = "{\"status\":\"REJECTED\",\"reason\":\"STALE\",\"interlock\":\"slow\",\"version\":3}";
        assertEquals(Optional.of(Outcome.rejected(Reason.STALE, 3)), Outcome.read(json.readTree(text)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Outcome(CommandStatus.REJECTED, Optional.of(Reason.STALE), Optional.of("slow"), 3));
    }

    @Test
    void a_version_is_at_least_one() {
        assertThrows(IllegalArgumentException.class, () -> Outcome.succeeded(0));
    }

    @Test
    void only_what_a_vehicle_answers_is_an_outcome() {
        for (CommandStatus status :
                Set.of(CommandStatus.IN_PROGRESS, CommandStatus.SUPERSEDED, CommandStatus.WITHDRAWN)) {
            assertThrows(IllegalArgumentException.class, () -> new Outcome(status, Optional.empty(), 17));
        }
        assertThrows(IllegalArgumentException.class, () -> new Outcome(CommandStatus.REJECTED, Optional.empty(), 17));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Outcome(CommandStatus.SUCCEEDED, Optional.of(Reason.STALE), 17));
    }

    @Test
    void a_command_names_a_signal() {
        assertThrows(IllegalArgumentException.class, () -> VehicleCommand.of(Map.of()));
    }
}
