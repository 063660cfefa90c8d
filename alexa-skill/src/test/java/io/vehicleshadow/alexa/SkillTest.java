package io.vehicleshadow.alexa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.functions.access.Role;
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
    private final FakeCloud cloud = echo.cloud;

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
        "set the temperature to 72 degrees, climate, 22, The climate control is set to 72 degrees.",
        "make it sixty eight degrees, climate, 20, The climate control is set to 68 degrees.",
        "make it 21.5 degrees, climate, 21.5, The climate control is set to 71 degrees.",
        "set the climate to off, climate, off, The climate control is off.",
        "set the climate control to 72 degrees, climate, 22, The climate control is set to 72 degrees.",
        "honk, horn, honk, The horn honked.",
        "sound the horn, horn, honk, The horn honked.",
    })
    void what_needs_no_pin_is_asked_at_once_and_told_when_reported(
            String sentence, String signal, String value, String answer) {
        assertEquals(answer, echo.hears("Alexa, ask my car to " + sentence));

        FakeCloud.Sent asked = cloud.asked.get(0);
        assertEquals(signal, asked.signal().value());
        assertEquals(value, asked.value().text());
        assertEquals("demo", asked.person().value());
        assertFalse(echo.listens());
    }

    @ParameterizedTest
    @CsvSource({
        "REJECTED, VEHICLE_MOVING, 'The car is moving, so the trunk stayed closed.'",
        "REJECTED, DOOR_LOCKED, 'The car is locked, so the trunk stayed closed.'",
        "REJECTED, PROOF_MISSING,"
                + " 'The car only does that with a personal key, and I don''t have one, so the trunk stayed closed.'",
        "REJECTED, STALE, 'The request reached the car too late, so the trunk stayed closed.'",
        "REJECTED, BUSY, 'The car is too busy right now, so the trunk stayed closed.'",
        "FAILED, ECU_FAULT, The car tried but couldn't do it. The trunk is closed.",
        "FAILED, ECU_TIMEOUT, The car's electronics didn't respond in time. The trunk is closed.",
        "TIMED_OUT, , 'The car didn''t answer in time. The request has expired, and the car won''t act on it anymore.'",
        "SUPERSEDED, , Another request came in before the car answered.",
        "WITHDRAWN, , The request was withdrawn before the car answered.",
    })
    void what_did_not_happen_is_never_told_as_success(CommandStatus status, Reason reason, String answer) {
        cloud.answering(status, reason);
        echo.say("open my trunk");

        assertEquals(answer.replace("''", "'"), echo.hears("1 2 3 4"));
    }

    @ParameterizedTest
    @CsvSource({
        "REJECTED, UNKNOWN_SIGNAL",
        "REJECTED, INVALID_VALUE",
        "REJECTED, JOURNAL_UNAVAILABLE",
        "REJECTED, INTERLOCK",
        "REJECTED, PROOF_MISSING",
        "REJECTED, PROOF_INVALID",
        "REJECTED, PROOF_EXPIRED",
        "REJECTED, PROOF_REPLAYED",
        "REJECTED, KEY_UNKNOWN",
        "REJECTED, KEY_NOT_ALLOWED"
    })
    void every_other_reason_has_its_words(CommandStatus status, Reason reason) {
        cloud.answering(status, reason);

        assertTrue(echo.hears("switch on my headlight").endsWith("so the headlight stayed off."));
    }

    @Test
    void an_offline_car_is_told_as_such_and_the_request_is_left() {
        cloud.offlineSince = Optional.of(echo.time.instant().minus(Duration.ofMinutes(10)));

        assertEquals(
                "Your car has been offline for ten minutes. Your request is waiting for it and expires in fifty-five"
                        + " seconds.",
                echo.hears("close the trunk"));
    }

    @Test
    void a_car_that_never_was_online_is_told_as_such() {
        cloud.everOnline = false;
        cloud.carTakes = Duration.ofMinutes(1);

        assertTrue(echo.hears("close the trunk").startsWith("Your car has never been online."));
    }

    @Test
    void a_slow_car_gets_a_word_in_between_and_an_answer_within_seven_seconds() {
        cloud.carTakes = Duration.ofSeconds(30);
        Instant before = echo.time.instant();

        String answer = echo.hears("close the trunk");

        assertTrue(answer.startsWith("The car hasn't answered yet. Your request is pending"), answer);
        assertTrue(Duration.between(before, echo.time.instant()).compareTo(Duration.ofSeconds(7)) <= 0);
        assertEquals(1, echo.progressive.size());
        assertTrue(echo.progressive.get(0).startsWith("https://api.amazonalexa.com/v1/directives "));
        assertTrue(echo.progressive.get(0).contains("One moment"));
    }

    @Test
    void a_slow_cloud_takes_from_the_time_that_the_car_has() {
        cloud.cloudTakes = Duration.ofMillis(900);
        cloud.carTakes = Duration.ofSeconds(30);
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
        "what is the temperature, The climate control is set to 71 degrees.",
        "how full is the battery, The battery is at 80 percent.",
        "what's the speed, The speed is at 0 kilometers per hour.",
    })
    void questions_for_one_signal_are_answered_from_the_shadow(String sentence, String answer) {
        assertEquals(answer, echo.hears(sentence));
        assertTrue(cloud.asked.isEmpty());
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
        cloud.offlineSince = Optional.of(echo.time.instant().minus(Duration.ofHours(3)));

        assertTrue(echo.hears("is my door open")
                .endsWith("The car has been offline for three hours, so this may have changed."));
    }

    @Test
    void what_the_car_has_not_told_is_not_made_up() {
        cloud.reported().remove("trunk");

        assertEquals("The car hasn't reported that yet.", echo.hears("is my trunk open"));
    }

    @Test
    void a_viewer_hears_that_they_may_only_look() {
        cloud.role = Role.VIEWER;

        assertTrue(echo.hears("close the trunk").startsWith("You can view this car, but you can't control it."));
    }

    @Test
    void a_car_taken_away_meanwhile_is_not_there() {
        cloud.unshared = true;

        assertTrue(echo.hears("close the trunk").startsWith("I can't find that car"));
    }

    @Test
    void the_same_asked_twice_is_told_as_under_way() {
        cloud.pending("trunk", "close");

        assertTrue(echo.hears("close the trunk").startsWith("That request is already pending"));
    }

    @Test
    void the_same_asked_twice_of_a_car_that_is_away_is_told_with_that() {
        cloud.offlineSince = Optional.of(echo.time.instant().minus(Duration.ofHours(1)));
        cloud.pending("trunk", "close");

        assertEquals(
                "That request is already pending, and the car hasn't answered yet. It has been offline for one hour.",
                echo.hears("close the trunk"));
    }

    @Test
    void a_cloud_that_is_away_is_told_with_what_is_known() {
        cloud.away = true;

        assertTrue(echo.hears("close the trunk").contains("I didn't send anything to the car"));
    }

    @Test
    void an_answer_of_the_cloud_that_is_lost_is_told_as_not_known() {
        cloud.losesAnswers = true;

        assertTrue(echo.hears("close the trunk").contains("I don't know whether the car got your request"));
    }
}
