package io.vehicleshadow.vehicle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void a_refusal_says_why_and_in_which_version_the_request_was_seen() throws Exception {
        assertEquals(
                json.readTree("{\"status\":\"REJECTED\",\"reason\":\"VEHICLE_MOVING\",\"version\":17}"),
                json.readTree(
                        new Outcome.Rejected(Reason.VEHICLE_MOVING, 17).json().toString()));
    }

    @Test
    void a_success_removes_the_reason_of_an_earlier_refusal() throws Exception {
        assertEquals(
                json.readTree("{\"status\":\"SUCCEEDED\",\"reason\":null,\"version\":17}"),
                json.readTree(new Outcome.Succeeded(17).json().toString()));
    }

    @Test
    void every_outcome_reads_as_it_was_written() {
        for (Outcome outcome : new Outcome[] {
            new Outcome.Succeeded(1),
            new Outcome.Failed(Reason.ECU_TIMEOUT, 2),
            new Outcome.Rejected(Reason.STALE, Long.MAX_VALUE),
            new Outcome.TimedOut(4)
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

    @Test
    void a_version_is_at_least_one() {
        assertThrows(IllegalArgumentException.class, () -> new Outcome.Succeeded(0));
    }

    @Test
    void a_command_asks_for_something() {
        assertThrows(IllegalArgumentException.class, () -> VehicleCommand.of(Map.of()));
    }
}
