package io.vehicleshadow.alexa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazon.ask.exception.AskSdkException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.garage.AskAnswer;
import io.vehicleshadow.alexa.garage.AskCar;
import io.vehicleshadow.alexa.garage.GarageUnavailable;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkillTest {
    private final Echo echo = Echo.english();
    private final FakeGarage garage = echo.garage;

    @ParameterizedTest
    @CsvSource({
        "close the trunk, trunk, close, The trunk is closed.",
        "shut the door, door, close, The door is closed.",
        "lock my car, lock, locked, The lock is locked.",
        "lock the door, lock, locked, The lock is locked.",
        "switch on my headlight, headlight, on, The headlight is on.",
        "turn the lights off, headlight, off, The headlight is off.",
        "raise my window, window, up, The window is up.",
        "close the window, window, up, The window is up.",
        "set the temperature to 21.5 degrees, climate, 21.5, The climate is set to 21.5 degrees.",
        "make it twenty degrees, climate, 20, The climate is set to 20 degrees.",
        "set the climate to off, climate, off, The climate is off.",
        "honk, horn, honk, The horn has honked.",
        "sound the horn, horn, honk, The horn has honked.",
    })
    void what_needs_no_pin_is_asked_at_once_and_told_when_reported(
            String sentence, String signal, String value, String answer) {
        assertEquals(answer, echo.hears("Alexa, ask my car to " + sentence));

        AskCar asked = garage.asked.get(0);
        assertEquals(signal, asked.signal().value());
        assertEquals(value, asked.value().text());
        assertFalse(asked.confirmed());
        assertEquals("demo", asked.person());
        assertFalse(echo.listens());
    }

    @ParameterizedTest
    @CsvSource({
        "open my trunk, trunk, open, The trunk is open.",
        "open the door, door, open, The door is open.",
        "lower my window, window, down, The window is down.",
        "unlock the door, lock, unlocked, The lock is unlocked.",
    })
    void opening_and_unlocking_ask_for_the_pin_first(String sentence, String signal, String value, String answer) {
        assertEquals("What's your PIN?", echo.hears(sentence));
        assertTrue(garage.asked.isEmpty());

        assertEquals(answer, echo.hears("1 2 3 4"));
        assertEquals(signal, garage.asked.get(0).signal().value());
        assertEquals(value, garage.asked.get(0).value().text());
        assertTrue(garage.asked.get(0).confirmed());
    }

    @Test
    void a_wrong_pin_opens_nothing_and_the_third_locks_for_ten_minutes() {
        echo.say("open my trunk");
        assertEquals("That's not the PIN. Please say it again.", echo.hears("9 9 9 9"));
        assertFalse(echo.response.toString().contains("9999"), "the PIN comes back in the response");
        echo.say("9 9 9 8");
        assertEquals(
                "That was wrong too often, so opening and unlocking by voice is locked for ten minutes.",
                echo.hears("9 9 9 7"));
        assertFalse(echo.listens());

        assertEquals(
                "That was wrong too often, so opening and unlocking by voice is locked for ten minutes.",
                echo.hears("open my trunk"));
        assertEquals("The lock is locked.", echo.hears("lock my car"));
        assertEquals(1, garage.asked.size());

        echo.time.pass(Duration.ofMinutes(10));
        echo.say("open my trunk");
        assertEquals("The trunk is open.", echo.hears("1 2 3 4"));
    }

    @Test
    void who_has_no_pin_hears_how_to_set_one() {
        garage.pin = Optional.empty();

        assertTrue(echo.hears("open my trunk").contains("Set one of at least four digits"));
        assertFalse(echo.listens());
        assertTrue(garage.asked.isEmpty());
    }

    @Test
    void a_pin_that_nobody_asked_for_confirms_nothing_and_is_no_wrong_try() throws Exception {
        String raw = new String(
                getClass().getResourceAsStream("unasked-pin-request.json").readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);

        for (int i = 0; i < 3; i++) {
            JsonNode response = echo.send(raw);

            assertEquals(
                    "<speak>There's nothing to confirm. Ask me for something first.</speak>",
                    response.at("/response/outputSpeech/ssml").asText());
            assertFalse(response.toString().contains("9999"), "the PIN comes back in the response");
        }
        assertTrue(garage.asked.isEmpty());
        echo.say("open my trunk");
        assertEquals("The trunk is open.", echo.hears("1 2 3 4"));
    }

    @ParameterizedTest
    @CsvSource({"1 2 3 4", "my PIN is 1234", "482915"})
    void a_pin_as_the_first_sentence_is_heard_as_one(String sentence) {
        assertEquals("There's nothing to confirm. Ask me for something first.", echo.hears(sentence));
        assertTrue(garage.asked.isEmpty());
    }

    @Test
    void a_pin_for_which_the_dialogue_has_ended_opens_nothing() {
        echo.say("open my trunk");
        echo.say("stop");

        assertEquals("There's nothing to confirm. Ask me for something first.", echo.hears("1 2 3 4"));
        assertTrue(garage.asked.isEmpty());
    }

    @Test
    void a_pin_of_six_digits_works() {
        garage.pin = Optional.of("482915");
        echo.say("open my trunk");

        assertEquals("The trunk is open.", echo.hears("my PIN is 482915"));
    }

    @ParameterizedTest
    @CsvSource({
        "REJECTED, VEHICLE_MOVING, 'The car is moving, so it kept the trunk closed.'",
        "REJECTED, DOOR_LOCKED, 'The door is locked, so it kept the trunk closed.'",
        "REJECTED, STALE, 'The request was too old when it reached the car, so it kept the trunk closed.'",
        "REJECTED, BUSY, 'The car has too much to do right now, so it kept the trunk closed.'",
        "FAILED, ECU_FAULT, The trunk tried and couldn't. The trunk is closed.",
        "FAILED, ECU_TIMEOUT, The trunk didn't answer the car in time. The trunk is closed.",
        "TIMED_OUT, , 'The car didn''t answer in time, so the request has lapsed. Nothing will happen.'",
        "SUPERSEDED, , Somebody asked something else of the trunk before the car answered.",
        "WITHDRAWN, , The request was taken back before the car answered.",
    })
    void what_did_not_happen_is_never_told_as_success(CommandStatus status, Reason reason, String answer) {
        garage.answering(status, reason);
        echo.say("open my trunk");

        assertEquals(answer.replace("''", "'"), echo.hears("1 2 3 4"));
    }

    @ParameterizedTest
    @CsvSource({"REJECTED, UNKNOWN_SIGNAL", "REJECTED, INVALID_VALUE", "REJECTED, JOURNAL_UNAVAILABLE"})
    void every_other_reason_has_its_words(CommandStatus status, Reason reason) {
        garage.answering(status, reason);

        assertTrue(echo.hears("switch on my headlight").endsWith("so it kept the headlight off."));
    }

    @Test
    void an_offline_car_is_told_as_such_and_the_request_is_left() {
        garage.offlineSince = Optional.of(echo.time.instant().minus(Duration.ofMinutes(10)));
        garage.lapse = Duration.ofSeconds(65);

        assertEquals(
                "Your car has been offline for ten minutes. I've left the request; it lapses in one minute.",
                echo.hears("close the trunk"));
    }

    @Test
    void a_car_that_never_was_online_is_told_as_such() {
        garage.everOnline = false;
        garage.carTakes = Duration.ofMinutes(1);

        assertTrue(echo.hears("close the trunk").startsWith("Your car has never been online yet."));
    }

    @Test
    void a_slow_car_gets_a_word_in_between_and_an_answer_within_seven_seconds() {
        garage.carTakes = Duration.ofSeconds(30);
        Instant before = echo.time.instant();

        String answer = echo.hears("close the trunk");

        assertTrue(answer.startsWith("The car hasn't answered yet. I've left the request;"), answer);
        assertTrue(Duration.between(before, echo.time.instant()).compareTo(Duration.ofSeconds(7)) <= 0);
        assertEquals(1, echo.progressive.size());
        assertTrue(echo.progressive.get(0).startsWith("https://api.amazonalexa.com/v1/directives "));
        assertTrue(echo.progressive.get(0).contains("One moment"));
    }

    @Test
    void a_quick_car_gets_no_word_in_between() {
        echo.say("close the trunk");

        assertEquals(List.of(), echo.progressive);
    }

    @Test
    void without_an_account_there_is_a_link_account_card_and_nothing_else() {
        echo.token = Optional.empty();

        assertTrue(echo.say("close the trunk").linksAccount());
        assertFalse(echo.listens());
        assertTrue(garage.asked.isEmpty());
    }

    @Test
    void with_an_expired_token_there_is_a_link_account_card() {
        echo.token = Optional.of("expired");

        assertEquals(
                "Your account link has run out. Please link your account in the Alexa app again.",
                echo.hears("close the trunk"));
        assertEquals("LinkAccount", echo.response.at("/response/card/type").asText());
        assertTrue(garage.asked.isEmpty());
    }

    @Test
    void a_request_to_another_skill_is_refused() {
        ObjectNode request = echo.request("close the trunk");
        ((ObjectNode) request.at("/context/System/application")).put("applicationId", "amzn1.ask.skill.other");

        assertThrows(AskSdkException.class, () -> echo.send(request));
        assertTrue(garage.asked.isEmpty());
    }

    @Test
    void a_request_older_than_150_seconds_is_refused() {
        ObjectNode request = echo.request("switch on my headlight");
        echo.time.pass(Duration.ofSeconds(150));
        echo.send(request);
        assertEquals(1, garage.asked.size());

        echo.time.pass(Duration.ofSeconds(1));
        assertThrows(AskSdkException.class, () -> echo.send(request));
        assertEquals(1, garage.asked.size());
    }

    @Test
    void a_request_that_would_go_stale_during_the_wait_is_not_asked() {
        ObjectNode request = echo.request("honk");
        echo.time.pass(Duration.ofSeconds(25));

        String ssml = echo.send(request).at("/response/outputSpeech/ssml").asText();

        assertTrue(ssml.contains("I asked nothing of the car"), ssml);
        assertTrue(garage.asked.isEmpty());
    }

    @Test
    void with_two_cars_the_skill_asks_which_and_remembers() {
        garage.cars = List.of("family", "tcu");

        assertEquals("You have two cars: one, family; two, tcu. Which one?", echo.hears("close the trunk"));
        assertTrue(garage.asked.isEmpty());
        assertEquals("The trunk is closed.", echo.hears("the second one"));
        assertEquals("tcu", garage.asked.get(0).car().value());
    }

    @Test
    void in_a_conversation_the_chosen_car_stays_chosen() {
        garage.cars = List.of("family", "tcu");
        echo.say("open my car");
        assertEquals("You have two cars: one, family; two, tcu.", echo.hears("which cars do I have"));
        assertEquals("All right, tcu.", echo.hears("use car two"));
        echo.say("close the trunk");

        assertEquals("tcu", garage.asked.get(0).car().value());
    }

    @Test
    void a_car_that_there_is_not_is_asked_about_again() {
        garage.cars = List.of("family", "tcu");
        echo.say("close the trunk");

        assertTrue(echo.hears("the fifth one").startsWith("I know no such car."));
        assertTrue(garage.asked.isEmpty());
    }

    @Test
    void a_car_remembered_from_before_is_not_used_when_it_is_no_longer_mine() {
        garage.cars = List.of("family", "other", "tcu");
        echo.say("use car three");
        garage.cars = List.of("family", "other");

        assertTrue(echo.hears("close the trunk").endsWith("Which one?"));
        assertTrue(garage.asked.isEmpty());
    }

    @Test
    void who_has_no_car_hears_so() {
        garage.cars = List.of();

        assertEquals("There is no car that you may use. Its owner can share one with you.", echo.hears("which car"));
    }

    @Test
    void an_unknown_part_is_asked_back_and_nothing_is_done() {
        assertEquals("I know no banana there. Which part: Door, Window, Trunk?", echo.hears("close my banana"));
        assertTrue(garage.asked.isEmpty());

        assertEquals("The trunk is closed.", echo.hears("the trunk"));
        assertEquals("close", garage.asked.get(0).value().text());
    }

    @Test
    void an_empty_part_is_asked_back() {
        assertEquals("Which part: Door, Window, Trunk?", echo.hears("close it"));
        assertTrue(garage.asked.isEmpty());
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
        assertTrue(garage.asked.isEmpty());
    }

    @Test
    void an_unknown_action_is_asked_back() {
        ObjectNode request = echo.request("close the trunk");
        ObjectNode action = (ObjectNode) request.at("/request/intent/slots/action");
        action.put("value", "explode").remove("resolutions");

        JsonNode response = echo.send(request);

        assertEquals(
                "action", response.at("/response/directives/0/slotToElicit").asText());
        assertTrue(garage.asked.isEmpty());
    }

    @Test
    void a_value_that_the_part_does_not_have_is_asked_back() {
        assertTrue(
                echo.hears("turn on the climate").startsWith("The climate can't be on. It can be off, 16–28 degrees."));
        assertTrue(garage.asked.isEmpty());
    }

    @Test
    void a_temperature_out_of_range_is_asked_again() {
        assertEquals(
                "The climate goes from 16 to 28 degrees, in steps of 0.5. To how many?",
                echo.hears("set the temperature to 35 degrees"));
        assertTrue(garage.asked.isEmpty());
        assertEquals("The climate is set to 19 degrees.", echo.hears("nineteen degrees"));
    }

    @Test
    void a_temperature_that_was_not_understood_is_asked_for() {
        ObjectNode request = echo.request("set the temperature to 20 degrees");
        ((ObjectNode) request.at("/request/intent/slots/number")).put("value", "?");

        JsonNode response = echo.send(request);

        assertEquals(
                "number", response.at("/response/directives/0/slotToElicit").asText());
        assertTrue(garage.asked.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"stop", "cancel", "go home"})
    void stop_in_the_middle_of_the_pin_dialogue_does_nothing(String word) {
        echo.say("open my trunk");

        assertEquals("Goodbye.", echo.hears(word));
        assertFalse(echo.listens());
        assertTrue(garage.asked.isEmpty());
    }

    @Test
    void another_request_in_the_middle_of_the_pin_dialogue_is_heard() {
        echo.say("open my trunk");

        assertEquals("The lock is locked.", echo.hears("lock my car"));
        assertEquals(1, garage.asked.size());
    }

    @ParameterizedTest
    @CsvSource({
        "is my door open, 'No, the door is closed.'",
        "is the door shut, 'Yes, the door is closed.'",
        "is my car locked, 'No, the lock is unlocked.'",
        "is the door locked, 'No, the lock is unlocked.'",
        "what is the temperature, The climate is at 21.5 degrees.",
        "how full is the battery, The battery is at 80 percent.",
        "what's the speed, The speed is at 0 kilometers per hour.",
    })
    void questions_for_one_signal_are_answered_from_the_shadow(String sentence, String answer) {
        assertEquals(answer, echo.hears(sentence));
        assertTrue(garage.asked.isEmpty());
    }

    @Test
    void how_is_my_car_tells_everything_and_shows_a_card() {
        String answer = echo.hears("how is my car");

        assertTrue(answer.startsWith("The door is closed. The window is up. The headlight is off."), answer);
        assertEquals("Simple", echo.response.at("/response/card/type").asText());
        assertTrue(echo.response.at("/response/card/content").asText().contains("Trunk: closed\n"));
    }

    @Test
    void the_state_of_an_offline_car_is_told_as_old() {
        garage.offlineSince = Optional.of(echo.time.instant().minus(Duration.ofHours(3)));

        assertTrue(echo.hears("is my door open")
                .endsWith("The car has been offline for three hours, so this may have changed."));
    }

    @Test
    void what_the_car_has_not_told_is_not_made_up() {
        garage.reported.remove("trunk");

        assertEquals("The car hasn't told me about the trunk yet.", echo.hears("is my trunk open"));
    }

    @Test
    void a_viewer_hears_that_they_may_only_look() {
        garage.answer = new AskAnswer.NotAllowed();

        assertTrue(echo.hears("close the trunk").startsWith("You may look at this car but not command it."));
    }

    @Test
    void a_car_taken_away_meanwhile_is_not_there() {
        garage.answer = new AskAnswer.NoSuchCar();

        assertTrue(echo.hears("close the trunk").startsWith("I can't find that car"));
    }

    @Test
    void the_same_asked_twice_is_told_as_under_way() {
        garage.answer = new AskAnswer.AlreadyUnderWay();

        assertTrue(echo.hears("close the trunk").startsWith("That has been asked already"));
    }

    @Test
    void a_cloud_that_is_away_is_told_with_what_is_known() {
        garage.broken = Optional.of(new GarageUnavailable(false, null));
        assertTrue(echo.hears("close the trunk").contains("nothing was asked of the car"));

        garage.broken = Optional.of(new GarageUnavailable(true, null));
        assertTrue(echo.hears("close the trunk").contains("I don't know whether the car did it"));
    }

    @Test
    void launching_opens_a_conversation_that_goes_on() {
        assertTrue(echo.hears("Alexa, open my car").startsWith("This is your car."));
        assertTrue(echo.listens());

        assertEquals("The trunk is closed.", echo.hears("close the trunk"));
        assertTrue(echo.listens());
        assertEquals("The trunk is closed.", echo.hears("repeat that"));
        assertTrue(echo.hears("help").startsWith("You can open"));
        assertTrue(echo.hears("the weather in berlin tomorrow morning please").startsWith("I didn't understand that."));
        assertEquals("Goodbye.", echo.hears("stop"));
        assertFalse(echo.listens());
    }

    @Test
    void help_stop_and_fallback_need_no_account() {
        echo.token = Optional.empty();

        assertTrue(echo.hears("help").startsWith("You can open"));
        assertEquals("Goodbye.", echo.hears("stop"));
    }

    @Test
    void the_end_of_a_session_is_taken_without_an_answer() {
        ObjectNode request = echo.request("stop");
        ObjectNode body = (ObjectNode) request.get("request");
        body.remove("intent");
        body.put("type", "SessionEndedRequest").put("reason", "USER_INITIATED");

        JsonNode response = echo.send(request);

        assertTrue(response.at("/response/outputSpeech").isMissingNode());
    }

    @Test
    void words_with_markup_come_back_escaped() {
        ObjectNode request = echo.request("close my banana");
        ((ObjectNode) request.at("/request/intent/slots/part")).put("value", "<audio src='x'/>");

        String ssml = echo.send(request).at("/response/outputSpeech/ssml").asText();

        assertTrue(ssml.contains("&lt;audio"), ssml);
        assertFalse(ssml.contains("<audio"), ssml);
    }

    @Test
    void a_request_as_alexa_writes_it_is_answered() throws Exception {
        String raw = new String(
                getClass().getResourceAsStream("close-trunk-request.json").readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);

        JsonNode response = echo.send(raw);

        JsonNode expected = Echo.JSON.readTree(getClass().getResourceAsStream("close-trunk-response.json"));
        ((ObjectNode) response).remove("userAgent");
        assertEquals(expected, response);
    }
}
