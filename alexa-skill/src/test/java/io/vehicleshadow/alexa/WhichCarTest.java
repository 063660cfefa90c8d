package io.vehicleshadow.alexa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which car is meant, also when cars are shared and taken back while a person talks. */
class WhichCarTest {
    private final Echo echo = Echo.english();
    private final FakeGarage garage = echo.garage;

    @Test
    void with_two_cars_the_skill_asks_which_and_remembers() {
        garage.cars = List.of("family", "tcu");

        assertEquals("You have two cars: one, family; two, tcu. Which one?", echo.hears("close the trunk"));
        assertTrue(garage.asked.isEmpty());
        assertEquals("For tcu: The trunk is closed.", echo.hears("the second one"));
        assertEquals("tcu", garage.asked.get(0).car().value());
    }

    @Test
    void in_a_conversation_the_chosen_car_stays_chosen() {
        garage.cars = List.of("family", "tcu");
        echo.say("open my car");
        assertEquals("You have two cars: one, family; two, tcu. Anything else?", echo.hears("which cars do I have"));
        assertEquals("All right, tcu. Anything else?", echo.hears("use car two"));
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
    void the_pin_is_asked_for_the_car_of_the_request() {
        garage.cars = List.of("family", "tcu");
        echo.say("use car two");

        assertEquals("For family: what's your PIN?", echo.hears("open the trunk of car one"));
        assertEquals("That's not the PIN. For family: what's your PIN?", echo.hears("9 9 9 9"));
        assertEquals("For family: The trunk is open. Anything else?", echo.hears("1 2 3 4"));
        assertEquals("family", garage.asked.get(0).car().value());
    }

    @ParameterizedTest
    @CsvSource({
        "is my trunk open, 'For tcu: No, the trunk is closed. Anything else?'",
        "what is the temperature, For tcu: The climate control is set to 21.5 degrees. Anything else?",
        "close the trunk, For tcu: The trunk is closed. Anything else?",
        "honk, For tcu: The horn has honked. Anything else?",
    })
    void what_is_told_of_one_of_several_cars_names_it(String sentence, String answer) {
        garage.cars = List.of("family", "tcu");
        echo.say("use car two");

        assertEquals(answer, echo.hears(sentence));
        assertTrue(echo.hears("how is my car").startsWith("For tcu: The door is closed, the window is up,"));
    }

    @Test
    void a_refusal_of_one_of_several_cars_names_it() {
        garage.cars = List.of("family", "tcu");
        garage.answering(CommandStatus.REJECTED, Reason.VEHICLE_MOVING);
        echo.say("use car two");

        assertEquals(
                "For tcu: The car is moving, so it kept the trunk closed. Anything else?",
                echo.hears("close the trunk"));
    }
}
