package io.vehicleshadow.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryEntryLinesTest {
    private static final Moments NOON = Moments.of(Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void a_command_is_told_with_who_asked_by_which_channel_and_what_became_of_it() throws Exception {
        assertEquals(List.of("11:59:58  anna by voice        trunk open: refused, the car is moving"), told("""
                {"kind":"COMMAND","at":"2026-11-27T11:59:58Z","by":"anna","channel":"VOICE","signals":{"trunk":
                        {"value":"open","status":"REJECTED","reason":"VEHICLE_MOVING"}}}"""));
    }

    @Test
    void what_was_asked_past_the_api_is_not_told_as_done_at_the_car() throws Exception {
        assertEquals(List.of("11:59:58  somebody past the API door open: done in 0.9 s"), told("""
                {"kind":"COMMAND","at":"2026-11-27T11:59:58Z","channel":"OTHER","signals":{"door":
                        {"value":"open","status":"SUCCEEDED","seconds":0.9}}}"""));
    }

    @Test
    void a_change_by_hand_is_told_signal_by_signal_with_units() throws Exception {
        assertEquals(
                List.of("11:59:58  by hand at the car   door close", "11:59:58  by hand at the car   climate 21.5 °C"),
                told("""
                {"kind":"BY_HAND","at":"2026-11-27T11:59:58Z","signals":
                        {"door":{"value":"close"},"climate":{"value":21.5}}}"""));
    }

    private static List<String> told(String entry) throws JsonProcessingException {
        return HistoryEntryLines.of(new ObjectMapper().readTree(entry), NOON);
    }
}
