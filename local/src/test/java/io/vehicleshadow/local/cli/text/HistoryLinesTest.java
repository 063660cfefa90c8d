package io.vehicleshadow.local.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryLinesTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void a_command_is_shown_with_its_sender_channel_and_outcome() throws Exception {
        assertEquals(List.of("11:59:58  anna by voice        trunk open: refused, the car is moving"), lines("""
                {"kind":"COMMAND","at":"2026-11-27T11:59:58Z","by":"anna","channel":"VOICE","signals":{"trunk":
                        {"value":"open","status":"REJECTED","reason":"VEHICLE_MOVING"}}}"""));
    }

    @Test
    void a_request_from_outside_the_api_is_not_shown_as_done_at_the_car() throws Exception {
        assertEquals(List.of("11:59:58  someone outside the API door open: done in 0.9 s"), lines("""
                {"kind":"COMMAND","at":"2026-11-27T11:59:58Z","channel":"OTHER","signals":{"door":
                        {"value":"open","status":"SUCCEEDED","seconds":0.9}}}"""));
    }

    @Test
    void a_change_by_hand_is_shown_signal_by_signal_with_units() throws Exception {
        assertEquals(
                List.of("11:59:58  by hand at the car   door closed", "11:59:58  by hand at the car   climate 21.5 °C"),
                lines("""
                {"kind":"BY_HAND","at":"2026-11-27T11:59:58Z","signals":
                        {"door":{"value":"close"},"climate":{"value":21.5}}}"""));
    }

    private static List<String> lines(String entry) throws JsonProcessingException {
        return HistoryLines.of(
                new ObjectMapper().readTree(entry), new Words(SignalCatalogue.standard(), Moments.of(NOON)));
    }
}
