package io.vehicleshadow.alexa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.functions.access.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The spoken PIN: what it confirms, and what it does not. */
class PinTest {
    private final Echo echo = Echo.english();
    private final FakeCloud cloud = echo.cloud;

    @ParameterizedTest
    @CsvSource({
        "open my trunk, trunk, open, The trunk is open.",
        "open the door, door, open, The door is open.",
        "lower my window, window, down, The window is down.",
        "unlock the door, lock, unlocked, The car is unlocked.",
    })
    void opening_and_unlocking_ask_for_the_pin_first(String sentence, String signal, String value, String answer) {
        assertEquals("What's your PIN?", echo.hears(sentence));
        assertTrue(cloud.asked.isEmpty());

        assertEquals(answer, echo.hears("1 2 3 4"));
        assertEquals(signal, cloud.asked.get(0).signal().value());
        assertEquals(value, cloud.asked.get(0).value().text());
    }

    @Test
    void a_wrong_pin_opens_nothing_and_the_third_locks_for_ten_minutes() {
        echo.say("open my trunk");
        assertEquals("That's not the right PIN. Please say it again.", echo.hears("9 9 9 9"));
        assertFalse(echo.response.toString().contains("9999"), "the PIN comes back in the response");
        assertEquals(
                "That's not the right PIN, and you have one attempt left. Please say it again.", echo.hears("9 9 9 8"));
        assertEquals(
                "Too many wrong PINs. You can't open or unlock anything by voice for ten minutes.",
                echo.hears("9 9 9 7"));
        assertFalse(echo.listens());

        assertEquals(
                "Too many wrong PINs. You can't open or unlock anything by voice for ten minutes.",
                echo.hears("open my trunk"));
        assertEquals("The car is locked.", echo.hears("lock my car"));
        assertEquals(1, cloud.asked.size());

        echo.time.pass(Duration.ofMinutes(10));
        echo.say("open my trunk");
        assertEquals("The trunk is open.", echo.hears("1 2 3 4"));
    }

    @Test
    void who_has_no_pin_hears_how_to_set_one() {
        cloud.noPin();

        assertTrue(echo.hears("open my trunk").contains("Set a PIN of at least four digits"));
        assertFalse(echo.listens());
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void a_pin_that_nobody_asked_for_confirms_nothing_and_is_no_wrong_try() throws Exception {
        String raw = new String(
                getClass().getResourceAsStream("unasked-pin-request.json").readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);

        for (int i = 0; i < 3; i++) {
            JsonNode response = echo.send(raw);

            assertEquals(
                    "<speak>There's nothing to confirm. What would you like to do?</speak>",
                    response.at("/response/outputSpeech/ssml").asText());
            assertFalse(response.toString().contains("9999"), "the PIN comes back in the response");
        }
        assertTrue(cloud.asked.isEmpty());
        echo.say("open my trunk");
        assertEquals("The trunk is open.", echo.hears("1 2 3 4"));
    }

    @ParameterizedTest
    @CsvSource({"1 2 3 4", "my PIN is 1234", "482915"})
    void a_pin_as_the_first_sentence_is_heard_as_one(String sentence) {
        assertEquals("There's nothing to confirm. What would you like to do?", echo.hears(sentence));
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void a_pin_for_which_the_dialogue_has_ended_opens_nothing() {
        echo.say("open my trunk");
        echo.say("stop");

        assertEquals("There's nothing to confirm. What would you like to do?", echo.hears("1 2 3 4"));
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void a_pin_of_six_digits_works() {
        cloud.pin("482915");
        echo.say("open my trunk");

        assertEquals("The trunk is open.", echo.hears("my PIN is 482915"));
    }

    @ParameterizedTest
    @CsvSource({"stop", "cancel", "go home"})
    void stop_in_the_middle_of_the_pin_dialogue_does_nothing(String word) {
        echo.say("open my trunk");

        assertEquals("Goodbye.", echo.hears(word));
        assertFalse(echo.listens());
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void another_request_in_the_middle_of_the_pin_dialogue_is_heard() {
        echo.say("open my trunk");

        assertEquals("The car is locked.", echo.hears("lock my car"));
        assertEquals(1, cloud.asked.size());
    }

    @ParameterizedTest
    @CsvSource({"repeat that", "help", "hm what was that again please", "yes"})
    void who_wanders_off_is_asked_for_the_pin_again(String word) {
        echo.say("open my trunk");

        assertTrue(echo.hears(word).endsWith("What's your PIN?"));
        assertTrue(cloud.asked.isEmpty());
        assertEquals("The trunk is open.", echo.hears("1 2 3 4"));
    }

    @Test
    void a_pin_that_alexa_hears_as_a_sentence_of_its_own_answers_the_question() {
        echo.say("open my trunk");

        assertEquals("The trunk is open.", echo.hears("1 2 3 4", request -> {
            ObjectNode intent = (ObjectNode) request.at("/request/intent");
            ObjectNode slots = intent.objectNode();
            slots.set("pin", Echo.slot(request, "pin"));
            intent.put("name", "UnaskedPinIntent").set("slots", slots);
        }));
        assertEquals("open", cloud.asked.get(0).value().text());
    }

    @Test
    void a_pin_said_before_it_was_asked_for_is_not_read() {
        for (int i = 0; i < 4; i++) {
            assertEquals(
                    "What's your PIN?",
                    echo.hears(
                            "open my trunk",
                            request -> Echo.slot(request, "pin").put("value", "9999")));
            echo.say("stop");
        }
        assertTrue(cloud.asked.isEmpty());
        echo.say("open my trunk");
        assertEquals("The trunk is open.", echo.hears("1 2 3 4"));
    }

    @Test
    void a_pin_asked_for_the_trunk_opens_no_door() {
        echo.say("open my trunk");

        String answer = echo.hears("1 2 3 4", request -> {
            ObjectNode value =
                    (ObjectNode) Echo.slot(request, "part").at("/resolutions/resolutionsPerAuthority/0/values/0/value");
            value.put("id", "door").put("name", "door");
        });

        assertEquals("What's your PIN?", answer);
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void a_pin_opens_the_car_that_it_was_asked_for_whatever_else_is_shared_meanwhile() {
        cloud.cars = List.of("family", "tcu");
        echo.say("open my trunk");
        assertEquals("For tcu: what's your PIN?", echo.hears("the second one"));
        cloud.cars = List.of("a-new-one", "family", "tcu");

        assertEquals("For tcu: The trunk is open.", echo.hears("1 2 3 4"));
        assertEquals("tcu", cloud.asked.get(0).car().value());
    }

    @Test
    void a_pin_asked_for_one_car_opens_no_other() {
        cloud.cars = List.of("family", "tcu");
        echo.say("open my trunk");
        assertEquals("For tcu: what's your PIN?", echo.hears("the second one"));

        assertEquals(
                "For family: what's your PIN?",
                echo.hears(
                        "1 2 3 4",
                        request -> ((ObjectNode) request.at("/session/attributes"))
                                .putArray("cars")
                                .add("tcu")
                                .add("family")));
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void a_session_that_somebody_changed_opens_nothing_without_the_pin() {
        echo.say("open my trunk");
        ObjectNode request = echo.request("1 2 3 4");
        Echo.slot(request, "pin").remove("value");
        JsonNode attributes = request.at("/session/attributes");
        ((ObjectNode) attributes)
                .put("confirmed", true)
                .put("conversation", true)
                .put("car", "tcu");

        JsonNode response = echo.send(request);

        assertEquals("pin", response.at("/response/directives/0/slotToElicit").asText());
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void no_pin_stays_in_session_or_response() {
        echo.say("open my trunk");
        echo.say("9 8 7 6");
        assertFalse(echo.response.toString().contains("9876"), echo.response.toString());

        echo.say("1 2 3 4");
        assertFalse(echo.response.toString().contains("1234"), echo.response.toString());
    }

    @Test
    void a_pin_with_leading_zeros_keeps_them() {
        cloud.pin("0042");
        echo.say("pop the trunk");

        assertEquals("The trunk is open.", echo.hears("it's zero zero four two"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_viewer_is_told_so_and_never_asked_for_a_pin_or_to_set_one(boolean hasPin) {
        cloud.role = Role.VIEWER;
        if (!hasPin) {
            cloud.noPin();
        }

        assertEquals(
                "You can view this car, but you can't control it. Its owner can change that.",
                echo.hears("open my trunk"));
        assertTrue(cloud.asked.isEmpty());
    }
}
