package io.vehicleshadow.alexa.smarthome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.FakeCloud;
import io.vehicleshadow.alexa.SpokenCar;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every signal, every value, in every situation of the car and the person. */
class DirectivesTest {
    private final Home home = new Home().allowingToOpen();

    @AfterEach
    void close() {
        home.close();
    }

    static Stream<Arguments> everything() {
        return SpokenCar.CATALOGUE.commandable().stream()
                .flatMap(signal ->
                        values(signal).map(value -> Arguments.of(signal.key().value(), value.text())));
    }

    private static Stream<SignalValue> values(Signal signal) {
        Stream<SignalValue> words = signal.words().stream().map(word -> word.value());
        return signal.range().isEmpty()
                ? words
                : Stream.concat(
                        words,
                        Stream.of("16", "21.5", "28").map(number -> new SignalValue.Quantity(new BigDecimal(number))));
    }

    static ObjectNode directive(String key, String text) {
        Signal signal = SpokenCar.CATALOGUE.find(key).orElseThrow();
        return Home.making(signal, value(key, text));
    }

    private static SignalValue value(String key, String text) {
        return values(SpokenCar.CATALOGUE.find(key).orElseThrow())
                .filter(value -> value.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    /** What Alexa shows when the signal has that value. */
    static void assertShown(String key, String text, JsonNode answer) {
        switch (key) {
            case "lock" ->
                assertEquals(
                        text.toUpperCase(Locale.ROOT),
                        Home.property(answer, "lockState").asText());
            case "headlight" ->
                assertEquals(
                        text.toUpperCase(Locale.ROOT),
                        Home.property(answer, "powerState").asText());
            case "climate" -> {
                assertEquals(
                        text.equals("off") ? "OFF" : "AUTO",
                        Home.property(answer, "thermostatMode").asText());
                if (!text.equals("off")) {
                    assertEquals(
                            new BigDecimal(text),
                            Home.property(answer, "targetSetpoint")
                                    .path("value")
                                    .decimalValue()
                                    .stripTrailingZeros()
                                    .setScale(new BigDecimal(text).scale()));
                }
            }
            default ->
                assertEquals(key + "." + text, Home.property(answer, "mode").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void done_is_answered_with_what_the_car_reported(String key, String text) {
        JsonNode answer = home.send(directive(key, text));

        if (key.equals("horn")) {
            assertEquals("ActivationStarted", Home.name(answer));
            assertEquals(
                    "VOICE_INTERACTION", answer.at("/event/payload/cause/type").asText());
        } else {
            assertEquals("Response", Home.name(answer));
            assertShown(key, text, answer);
        }
        assertEquals(
                new FakeCloud.Sent(FakeCloud.DEMO, Home.CAR, new SignalKey(key), value(key, text)),
                home.cloud.asked.get(0));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void what_is_so_already_is_done_too(String key, String text) {
        if (!key.equals("horn")) {
            home.cloud.reported().set(key, value(key, text).json());
            assertShown(key, text, home.send(directive(key, text)));
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void a_refusal_of_a_moving_or_locked_car_is_one_of_its_mode(String key, String text) {
        for (Reason reason : List.of(Reason.VEHICLE_MOVING, Reason.DOOR_LOCKED)) {
            home.cloud.answering(CommandStatus.REJECTED, reason);
            JsonNode answer = home.send(directive(key, text));

            assertEquals("NOT_SUPPORTED_IN_CURRENT_MODE", Home.error(answer));
            assertEquals("OTHER", answer.at("/event/payload/currentDeviceMode").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void a_fault_is_one_of_the_hardware(String key, String text) {
        for (Reason reason : List.of(Reason.ECU_FAULT, Reason.ECU_TIMEOUT)) {
            home.cloud.answering(CommandStatus.FAILED, reason);

            assertEquals("HARDWARE_MALFUNCTION", Home.error(home.send(directive(key, text))));
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void a_slow_car_defers_the_answer_before_eight_seconds(String key, String text) {
        home.cloud.carTakes = Duration.ofSeconds(12);
        Instant before = home.time.instant();
        ObjectNode directive = directive(key, text);

        assertEquals("DeferredResponse", Home.name(home.send(directive)));
        assertTrue(Duration.between(before, home.time.instant()).compareTo(Duration.ofSeconds(8)) < 0);
        assertEquals(1, home.followUps.size());
        JsonNode handedOn = home.followUps.get(0).path("directive");
        assertEquals(directive.at("/directive/header"), handedOn.path("header"));
        assertEquals(directive.at("/directive/payload"), handedOn.path("payload"));
        assertFalse(home.followUps.get(0).toString().contains("good"), "the token lies in no queue");
    }

    @ParameterizedTest
    @MethodSource("everything")
    void an_offline_car_is_unreachable_and_nothing_is_left_for_it(String key, String text) {
        home.cloud.offlineSince = Optional.of(home.time.instant());
        assertEquals("ENDPOINT_UNREACHABLE", Home.error(home.send(directive(key, text))));
        home.cloud.everOnline = false;
        assertEquals("ENDPOINT_UNREACHABLE", Home.error(home.send(directive(key, text))));

        assertTrue(home.cloud.asked.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("everything")
    void a_stale_token_is_told_from_one_that_was_never_good(String key, String text) {
        String stale =
                "e30." + Base64.getUrlEncoder().encodeToString("{\"exp\":1}".getBytes(StandardCharsets.UTF_8)) + ".x";
        for (Map.Entry<String, String> token : Map.of(
                        stale,
                        "EXPIRED_AUTHORIZATION_CREDENTIAL",
                        "e30.e30.x",
                        "INVALID_AUTHORIZATION_CREDENTIAL",
                        "",
                        "INVALID_AUTHORIZATION_CREDENTIAL")
                .entrySet()) {
            ObjectNode directive = directive(key, text);
            ((ObjectNode) directive.at("/directive/endpoint/scope")).put("token", token.getKey());
            assertEquals(token.getValue(), Home.error(home.send(directive)));
        }
        assertTrue(home.cloud.asked.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("everything")
    void a_foreign_endpoint_is_none(String key, String text) {
        for (String thing : List.of("another", "tcu2", "%C3%A9", "")) {
            ObjectNode directive = directive(key, text);
            ObjectNode endpoint = (ObjectNode) directive.at("/directive/endpoint");
            endpoint.put("endpointId", endpoint.path("endpointId").asText().replace("tcu", thing));
            JsonNode answer = home.sendRaw(directive);
            assertEquals("NO_SUCH_ENDPOINT", Home.error(answer));
        }
        assertTrue(home.cloud.asked.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("everything")
    void a_viewer_may_not_and_nothing_is_sent(String key, String text) {
        home.cloud.role = Role.VIEWER;

        assertEquals("INSUFFICIENT_PERMISSIONS", Home.error(home.send(directive(key, text))));
        assertTrue(home.cloud.asked.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("everything")
    void what_is_unshared_mid_way_is_no_endpoint_any_more(String key, String text) {
        home.time.after(Duration.ofMillis(100), () -> home.cloud.unshared = true);
        JsonNode answer = home.send(directive(key, text));

        // A horn has no state of which somebody without access could learn.
        assertEquals(key.equals("horn") ? "none, but " + answer : "NO_SUCH_ENDPOINT", Home.error(answer));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void every_other_end_is_an_error_and_never_a_response(String key, String text) {
        Map<Reason, String> reasons = Map.of(
                Reason.STALE, "ENDPOINT_UNREACHABLE",
                Reason.UNKNOWN_SIGNAL, "INVALID_DIRECTIVE",
                Reason.INVALID_VALUE, "INVALID_VALUE",
                Reason.BUSY, "ENDPOINT_BUSY",
                Reason.JOURNAL_UNAVAILABLE, "HARDWARE_MALFUNCTION",
                Reason.PROOF_MISSING, "INSUFFICIENT_PERMISSIONS");
        reasons.forEach((reason, type) -> {
            home.cloud.answering(CommandStatus.REJECTED, reason);
            assertEquals(type, Home.error(home.send(directive(key, text))));
        });
        home.cloud.answering(CommandStatus.TIMED_OUT, null);
        assertEquals("ENDPOINT_UNREACHABLE", Home.error(home.send(directive(key, text))));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void a_directive_that_is_delivered_again_asks_once(String key, String text) {
        ObjectNode directive = directive(key, text);
        home.send(directive);
        home.time.pass(Duration.ofSeconds(3));
        home.send(directive);

        assertEquals(1, home.cloud.asked.size());
    }

    @ParameterizedTest
    @MethodSource("everything")
    void what_opens_is_refused_until_the_owner_allows_it(String key, String text) {
        home.store.setMayOpen(Home.CAR, false);
        boolean opens = SpokenCar.CATALOGUE.find(key).orElseThrow().needsConfirmation(value(key, text));

        JsonNode answer = home.send(directive(key, text));

        assertEquals(opens ? "INSUFFICIENT_PERMISSIONS" : "none, but " + answer, Home.error(answer));
        assertEquals(opens ? 0 : 1, home.cloud.asked.size());
    }
}
