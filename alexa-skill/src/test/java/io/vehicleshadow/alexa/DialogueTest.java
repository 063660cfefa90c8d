package io.vehicleshadow.alexa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conversations of more than one sentence, also such as wander off. */
class DialogueTest {
    private final Echo echo = Echo.english();
    private final FakeCloud cloud = echo.cloud;

    @Test
    void who_has_no_car_hears_so() {
        cloud.cars = List.of();

        assertEquals("You don't have a car yet. Its owner can share one with you.", echo.hears("which car"));
    }

    @Test
    void an_unknown_part_is_asked_back_and_nothing_is_done() {
        assertEquals(
                "I don't know banana. Which one: the door, the window, or the trunk?", echo.hears("close my banana"));
        assertTrue(cloud.asked.isEmpty());

        assertEquals("The trunk is closed.", echo.hears("the trunk"));
        assertEquals("close", cloud.asked.get(0).value().text());
    }

    @Test
    void a_word_of_signs_is_read_back_as_it_was_said() {
        String answer = echo.hears("close my <ba>&lt");

        assertTrue(answer.startsWith("I don't know <ba>&lt. Which one"), answer);
    }

    @Test
    void an_empty_part_is_asked_back() {
        assertEquals("Which one: the door, the window, or the trunk?", echo.hears("close it"));
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void an_empty_action_is_asked_back() {
        ObjectNode request = echo.request("close the trunk");
        ((ObjectNode) request.at("/request/intent/slots/action")).removeAll().put("name", "action");

        JsonNode response = echo.send(request);

        assertEquals(
                "Dialog.ElicitSlot", response.at("/response/directives/0/type").asText());
        assertEquals(
                "action", response.at("/response/directives/0/slotToElicit").asText());
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void an_unknown_action_is_asked_back() {
        ObjectNode request = echo.request("close the trunk");
        ObjectNode action = (ObjectNode) request.at("/request/intent/slots/action");
        action.put("value", "explode").remove("resolutions");

        JsonNode response = echo.send(request);

        assertEquals(
                "action", response.at("/response/directives/0/slotToElicit").asText());
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void a_value_that_the_part_does_not_have_is_asked_back() {
        assertEquals(
                "I can't do that. The door can be open or closed. Which would you like?", echo.hears("lower the door"));
        assertTrue(cloud.asked.isEmpty());
        assertEquals("The door is closed.", echo.hears("closed"));
    }

    @ParameterizedTest
    @CsvSource({
        "open the headlight, 'The headlight can''t do that. Which one: the door, the window, or the trunk?'",
        "turn the trunk off, 'The trunk can''t do that. Which one: the headlight or the climate control?'",
        "close my car, 'Which one: the door, the window, or the trunk?'",
        "set the door to purple, I can't do that. The door can be open or closed. Which would you like?",
        "set the climate to purple, I can't do that. The climate control can be off or set to 61 to 82 degrees. Which"
                + " would you like?",
        "is my car open, 'Which one: the door, the window, or the trunk?'",
    })
    void what_goes_not_together_is_asked_back_in_whole_sentences(String sentence, String question) {
        assertEquals(question.replace("''", "'"), echo.hears(sentence));
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void turning_on_what_has_degrees_asks_how_many() {
        assertEquals("How many degrees would you like, from 61 to 82?", echo.hears("turn on the heating"));
        assertTrue(cloud.asked.isEmpty());
        assertEquals("The climate control is set to 69 degrees.", echo.hears("sixty nine degrees"));
    }

    @Test
    void a_single_part_that_may_be_meant_is_asked_about_and_yes_means_it() {
        assertEquals("Do you mean the car?", echo.hears("lock"));
        assertTrue(cloud.asked.isEmpty());
        assertEquals("The car is locked.", echo.hears("yes"));
    }

    @Test
    void no_to_a_question_asks_nothing() {
        echo.say("raise");

        assertEquals("Okay, I won't ask the car.", echo.hears("no"));
        assertFalse(echo.listens());
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void a_temperature_out_of_range_is_asked_again() {
        assertEquals(
                "The climate control can be set from 61 to 82 degrees, in steps of 1. How many degrees would you like?",
                echo.hears("set the temperature to 35 degrees"));
        assertTrue(cloud.asked.isEmpty());
        assertEquals("The climate control is set to 66 degrees.", echo.hears("sixty six degrees"));
    }

    @Test
    void a_temperature_that_was_not_understood_is_asked_for() {
        ObjectNode request = echo.request("set the temperature to 20 degrees");
        ((ObjectNode) request.at("/request/intent/slots/number")).put("value", "?");

        JsonNode response = echo.send(request);

        assertEquals(
                "number", response.at("/response/directives/0/slotToElicit").asText());
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void launching_opens_a_conversation_that_goes_on() {
        assertTrue(echo.hears("Alexa, open my car").startsWith("Welcome to your car."));
        assertTrue(echo.listens());

        assertEquals("The trunk is closed. Anything else?", echo.hears("close the trunk"));
        assertTrue(echo.listens());
        assertEquals("The trunk is closed. Anything else?", echo.hears("repeat that"));
        assertEquals("What would you like to do?", echo.hears("yes"));
        assertTrue(echo.hears("help").startsWith("You can open"));
        assertEquals(
                "Sorry, I didn't understand that. You can say: close the window, or how is my car? What would you like"
                        + " to do?",
                echo.hears("the weather in berlin tomorrow morning please"));
        assertEquals("Goodbye.", echo.hears("no thanks"));
        assertFalse(echo.listens());
    }
}
