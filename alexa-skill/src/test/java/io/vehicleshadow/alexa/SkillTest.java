package io.vehicleshadow.alexa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** What is asked of a car by voice, and what is answered. */
class SkillTest {
    private final Echo echo = Echo.english();
    private final FakeGarage garage = echo.garage;

    @ParameterizedTest
    @CsvSource({
        "close the trunk, trunk, close, The trunk is closed.",
        "shut the door, door, close, The door is closed.",
        "lock my car, lock, locked, The car is locked.",
        "lock the door, lock, locked, The car is locked.",
        "switch on my headlight, headlight, on, The headlight is on.",
        "turn the lights off, headlight, off, The headlight is off.",
        "raise my window, window, up, The window is up.",
        "close the window, window, up, The window is up.",
        "set the temperature to 21.5 degrees, climate, 21.5, The climate control is set to 21.5 degrees.",
        "make it twenty degrees, climate, 20, The climate control is set to 20 degrees.",
        "set the climate to off, climate, off, The climate control is off.",
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
        "REJECTED, VEHICLE_MOVING, 'The car is moving, so it kept the trunk closed.'",
        "REJECTED, DOOR_LOCKED, 'The car is locked, so it kept the trunk closed.'",
        "REJECTED, STALE, 'The car got the request too late, so it kept the trunk closed.'",
        "REJECTED, BUSY, 'The car has too much to do right now, so it kept the trunk closed.'",
        "FAILED, ECU_FAULT, The car tried and couldn't do it. The trunk is closed.",
        "FAILED, ECU_TIMEOUT, The car's electronics didn't answer in time. The trunk is closed.",
        "TIMED_OUT, , 'The car didn''t answer in time. The request has lapsed, and the car won''t act on it any more.'",
        "SUPERSEDED, , Somebody asked for something else before the car answered.",
        "WITHDRAWN, , The request was taken back before the car answered.",
    })
    void what_did_not_happen_is_never_told_as_success(CommandStatus status, Reason reason, String answer) {
        garage.answering(status, reason);
        echo.say("open my trunk");

        assertEquals(answer.replace("''", "'"), echo.hears("1 2 3 4"));
    }

    @ParameterizedTest
    @CsvSource({
        "REJECTED, UNKNOWN_SIGNAL",
        "REJECTED, INVALID_VALUE",
        "REJECTED, JOURNAL_UNAVAILABLE",
        "REJECTED, INTERLOCK"
    })
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
    void a_slow_cloud_takes_from_the_time_that_the_car_has() {
        garage.cloudTakes = Duration.ofMillis(900);
        garage.carTakes = Duration.ofSeconds(30);
        echo.say("open my trunk");
        Instant before = echo.time.instant();

        String answer = echo.hears("1 2 3 4");

        assertTrue(answer.startsWith("The car hasn't answered yet."), answer);
        assertTrue(Duration.between(before, echo.time.instant()).compareTo(Duration.ofSeconds(7)) <= 0);
    }

    @Test
    void a_quick_car_gets_no_word_in_between() {
        echo.say("close the trunk");

        assertEquals(List.of(), echo.progressive);
    }

    @ParameterizedTest
    @CsvSource({
        "is my door open, 'No, the door is closed.'",
        "is the door shut, 'Yes, the door is closed.'",
        "is my car locked, 'No, the car is unlocked.'",
        "is the door locked, 'No, the car is unlocked.'",
        "what is the temperature, The climate control is set to 21.5 degrees.",
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

        assertTrue(answer.startsWith("The door is closed, the window is up, the headlight is off,"), answer);
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

        assertEquals("The car hasn't told me that yet.", echo.hears("is my trunk open"));
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
    void the_same_asked_twice_of_a_car_that_is_away_is_told_with_that() {
        garage.offlineSince = Optional.of(echo.time.instant().minus(Duration.ofHours(1)));
        garage.answer = new AskAnswer.AlreadyUnderWay();

        assertEquals(
                "That has been asked already, and the car hasn't answered yet. It has been offline for one hour.",
                echo.hears("close the trunk"));
    }

    @Test
    void a_cloud_that_is_away_is_told_with_what_is_known() {
        garage.broken = Optional.of(new GarageUnavailable(false, null));
        assertTrue(echo.hears("close the trunk").contains("nothing was asked of the car"));

        garage.broken = Optional.of(new GarageUnavailable(true, null));
        assertTrue(echo.hears("close the trunk").contains("I don't know whether the car was asked"));
    }
}
