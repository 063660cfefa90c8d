package io.vehicleshadow.local.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.vehicle.shadow.ShadowChange;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Words WORDS = new Words(
            SignalCatalogue.standard(), Moments.of(Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC)));
    private static final String AT_10 = "\"metadata\":{\"desired\":{\"trunk\":{\"timestamp\":10}}}";
    private static final String AT_11 = "\"metadata\":{\"desired\":{\"trunk\":{\"timestamp\":11}}}";

    @Test
    void only_what_differs_is_printed_in_the_words_of_the_catalogue() throws Exception {
        assertEquals(
                List.of("door is closed", "door: done"),
                lines(
                        "{\"state\":{\"desired\":{\"door\":\"close\"},\"reported\":{\"door\":\"open\",\"speed\":0}}}",
                        """
                        {"version":8,"state":{"reported":{"door":"close","speed":0,
                                              "outcomes":{"door":{"status":"SUCCEEDED","version":7}}}}}"""));
    }

    @Test
    void an_outcome_of_a_version_still_to_come_is_not_printed() throws Exception {
        assertEquals(List.of(), lines("{\"version\":2}", """
                {"version":3,"state":{"reported":{"outcomes":{"trunk":{"status":"SUCCEEDED","version":900}}}}}"""));
    }

    @Test
    void a_refusal_is_printed_with_its_reason() throws Exception {
        assertEquals(List.of("trunk: refused, the car is moving"), lines("{}", """
                {"version":4,"state":{"reported":{"outcomes":{"trunk":
                        {"status":"REJECTED","reason":"VEHICLE_MOVING","version":3}}}}}"""));
    }

    @Test
    void the_interlock_that_a_catalogue_declares_is_told_in_its_own_words() throws Exception {
        Words own = new Words(
                SignalCatalogue.read(Path.of("../docs/your-own-car/catalogue.json")), Moments.of(Clock.systemUTC()));
        String refused = "{\"value\":\"open\",\"status\":\"REJECTED\",\"reason\":\"INTERLOCK\",\"interlock\":\"%s\"}";
        assertEquals(
                "sunroof open: refused, a safety condition of the car is not met: The car drives 30 km/h at most",
                own.signal("sunroof", new ObjectMapper().readTree(refused.formatted("slow"))));
        assertEquals(
                "sunroof open: refused, a safety condition of the car is not met: parked",
                own.signal("sunroof", new ObjectMapper().readTree(refused.formatted("parked"))));
    }

    @Test
    void a_request_made_again_is_printed_again_and_one_that_stays_is_not() throws Exception {
        String requested = "{\"version\":1,\"state\":{\"desired\":{\"trunk\":\"open\"}}," + AT_10 + "}";
        assertEquals(List.of("trunk: open requested"), lines("null", requested));
        assertEquals(List.of(), lines(requested, requested));
        assertEquals(List.of("trunk: open requested"), lines(requested, requested.replace(AT_10, AT_11)));
    }

    @Test
    void a_request_is_printed_with_its_sender() throws Exception {
        assertEquals(
                List.of("trunk: closed requested by person 5"),
                lines(
                        "null",
                        "{\"version\":5,\"state\":{\"desired\":{\"trunk\":\"close\"}}}",
                        version -> "person " + version));
    }

    @Test
    void a_command_is_shown_with_its_sender_channel_and_outcome() throws Exception {
        assertEquals(List.of("11:59:58  anna by voice        trunk open: refused, the car is moving"), history("""
                {"kind":"COMMAND","at":"2026-11-27T11:59:58Z","by":"anna","channel":"VOICE","signals":{"trunk":
                        {"value":"open","status":"REJECTED","reason":"VEHICLE_MOVING"}}}"""));
    }

    @Test
    void a_command_of_an_app_with_a_client_of_its_own_is_shown_with_the_apps_name() throws Exception {
        assertEquals(List.of("11:59:58  demo by Fleet desk   headlight on: done in 0.9 s"), history("""
                {"kind":"COMMAND","at":"2026-11-27T11:59:58Z","by":"demo","channel":"HTTP","app":"Fleet desk","signals":
                        {"headlight":{"value":"on","status":"SUCCEEDED","seconds":0.9}}}"""));
    }

    @Test
    void a_request_from_outside_the_api_is_not_shown_as_done_at_the_car() throws Exception {
        assertEquals(List.of("11:59:58  someone outside the API door open: done in 0.9 s"), history("""
                {"kind":"COMMAND","at":"2026-11-27T11:59:58Z","channel":"OTHER","signals":{"door":
                        {"value":"open","status":"SUCCEEDED","seconds":0.9}}}"""));
    }

    @Test
    void a_change_by_hand_is_shown_signal_by_signal_with_units() throws Exception {
        assertEquals(
                List.of("11:59:58  by hand at the car   door closed", "11:59:58  by hand at the car   climate 21.5 °C"),
                history("""
                {"kind":"BY_HAND","at":"2026-11-27T11:59:58Z","signals":
                        {"door":{"value":"close"},"climate":{"value":21.5}}}"""));
    }

    @Test
    void a_vehicle_with_another_catalogue_than_the_cloud_s_is_told() throws Exception {
        String vehicle = """
                {"thing":"tcu","presence":{"state":"UNKNOWN"},
                 "agent":{"version":"1.2.3","catalogue":"0123456789ab","sameCatalogue":false}}""";
        assertEquals(
                List.of(
                        "tcu is never seen online",
                        "  agent 1.2.3",
                        "  its catalogue (0123456789ab) is not the cloud's: a signal that only one of them has is refused"),
                WORDS.status(new ObjectMapper().readTree(vehicle)));
        String same = vehicle.replace("false", "true");
        assertEquals(
                List.of("tcu is never seen online", "  agent 1.2.3"), WORDS.status(new ObjectMapper().readTree(same)));
    }

    private static List<String> history(String entry) throws JsonProcessingException {
        return WORDS.history(new ObjectMapper().readTree(entry));
    }

    private static List<String> lines(String previous, String current) throws JsonProcessingException {
        return lines(previous, current, version -> "");
    }

    private static List<String> lines(String previous, String current, LongFunction<String> sender)
            throws JsonProcessingException {
        String message = "{\"previous\":" + previous + ",\"current\":" + current + "}";
        return WORDS.change(ShadowChange.of(new ObjectMapper().readTree(message)), sender);
    }
}
