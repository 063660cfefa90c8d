package io.vehicleshadow.alexa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.functions.label.VehicleLabel;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which car is meant, also when cars are shared and no longer shared while a person talks. */
class WhichCarTest {
    private final Echo echo = Echo.english();
    private final FakeCloud cloud = echo.cloud;

    @Test
    void with_two_cars_the_skill_asks_which_and_remembers() {
        cloud.cars = List.of("family", "tcu");

        assertEquals("You have two cars: one, family; two, tcu. Which one?", echo.hears("close the trunk"));
        assertTrue(cloud.asked.isEmpty());
        assertEquals("For tcu: The trunk is closed.", echo.hears("the second one"));
        assertEquals("tcu", cloud.asked.get(0).car().value());
    }

    @Test
    void cars_are_called_what_their_owner_calls_them() {
        cloud.cars = List.of("family", "tcu");
        cloud.labels.keep(new ThingName("tcu"), new VehicleLabel("Knut & Co", "M AB 123"));

        assertEquals("You have two cars: one, family; two, Knut & Co. Which one?", echo.hears("close the trunk"));
        assertEquals("For Knut & Co: The trunk is closed.", echo.hears("the second one"));
        assertEquals("tcu", cloud.asked.get(0).car().value());
    }

    @Test
    void in_a_conversation_the_chosen_car_stays_chosen() {
        cloud.cars = List.of("family", "tcu");
        echo.say("open my car");
        assertEquals("You have two cars: one, family; two, tcu. Anything else?", echo.hears("which cars do I have"));
        assertEquals("Okay, tcu. Anything else?", echo.hears("use car two"));
        echo.say("close the trunk");

        assertEquals("tcu", cloud.asked.get(0).car().value());
    }

    @Test
    void a_car_that_there_is_not_is_asked_about_again() {
        cloud.cars = List.of("family", "tcu");
        echo.say("close the trunk");

        assertTrue(echo.hears("the fifth one").startsWith("I don't know that car."));
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void a_car_remembered_from_before_is_not_used_when_it_is_no_longer_mine() {
        cloud.cars = List.of("family", "other", "tcu");
        echo.say("use car three");
        cloud.cars = List.of("family", "other");

        assertTrue(echo.hears("close the trunk").endsWith("Which one?"));
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void a_chosen_car_that_is_no_longer_shared_is_told_and_the_other_is_not_taken_for_it() {
        cloud.cars = List.of("family", "tcu");
        echo.say("open my car");
        echo.say("use car two");
        cloud.cars = List.of("family");

        assertEquals(
                "I can't find that car, or it is no longer shared with you. You have only one car, family. Anything"
                        + " else?",
                echo.hears("close the trunk"));
        assertTrue(cloud.asked.isEmpty());
        echo.say("close the trunk");
        assertEquals("family", cloud.asked.get(0).car().value());
    }

    @Test
    void an_only_car_that_is_no_longer_shared_is_not_replaced_by_another() {
        echo.say("open my car");
        echo.say("lock my car");
        cloud.cars = List.of("family");

        assertTrue(echo.hears("close the trunk").startsWith("I can't find that car,"));
        assertEquals(1, cloud.asked.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"is my trunk open", "how is my car"})
    void nor_is_another_car_looked_at_instead_of_one_that_is_no_longer_shared(String question) {
        cloud.cars = List.of("family", "tcu");
        echo.say("use car two");
        cloud.cars = List.of("family");

        assertTrue(echo.hears(question).startsWith("I can't find that car,"));
        assertTrue(echo.response.at("/response/card").isMissingNode());
    }

    @ParameterizedTest
    @CsvSource({
        "'family,tcu', use car two, family, You have only one car",
        "'family,other,tcu', use car three, 'family,other', 'You have two cars: one, family; two, other. Which one?'",
        "tcu, use car one, family, You have only one car",
    })
    void a_pin_opens_no_other_car_if_the_one_that_it_was_asked_for_is_no_longer_shared(
            String before, String choice, String after, String rest) {
        cloud.cars = List.of(before.split(","));
        echo.say("open my car");
        echo.say(choice);
        assertTrue(echo.hears("open the trunk").endsWith("hat's your PIN?"));
        cloud.cars = List.of(after.split(","));

        String answer = echo.hears("1 2 3 4");

        assertTrue(answer.startsWith("I can't find that car, or it is no longer shared with you. " + rest), answer);
        assertTrue(cloud.asked.isEmpty());
        assertTrue(echo.hears("1 2 3 4").endsWith("?"));
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void a_pin_asked_for_the_only_car_opens_no_other_that_has_come_in_its_place() {
        assertEquals("What's your PIN?", echo.hears("open the trunk"));
        cloud.cars = List.of("family");

        assertTrue(echo.hears("1 2 3 4").startsWith("I can't find that car,"));
        assertTrue(cloud.asked.isEmpty());
    }

    @Test
    void a_number_means_the_car_that_it_was_read_out_with() {
        cloud.cars = List.of("family", "tcu");
        echo.say("close the trunk");
        cloud.cars = List.of("a-new-one", "family", "tcu");

        assertEquals("For tcu: The trunk is closed.", echo.hears("the second one"));
        assertEquals("tcu", cloud.asked.get(0).car().value());
    }

    @Test
    void a_number_whose_car_is_no_longer_shared_means_no_other() {
        cloud.cars = List.of("family", "other", "tcu");
        echo.say("close the trunk");
        cloud.cars = List.of("family", "tcu");

        assertEquals(
                "I can't find that car, or it is no longer shared with you."
                        + " You have two cars: one, family; two, tcu. Which one?",
                echo.hears("the second one"));
        assertTrue(cloud.asked.isEmpty());
        echo.say("the second one");
        assertEquals("tcu", cloud.asked.get(0).car().value());
    }

    @Test
    void a_number_that_was_not_read_out_has_the_cars_read_out_anew() {
        cloud.cars = List.of("family", "tcu");
        echo.say("close the trunk");
        cloud.cars = List.of("a-new-one", "family", "tcu");

        assertEquals(
                "I don't know that car. You have three cars: one, a-new-one; two, family; three, tcu. Which one?",
                echo.hears("the third one"));
        echo.say("the third one");
        assertEquals("tcu", cloud.asked.get(0).car().value());
    }

    @Test
    void the_pin_is_asked_for_the_car_of_the_request() {
        cloud.cars = List.of("family", "tcu");
        echo.say("use car two");

        assertEquals("For family: what's your PIN?", echo.hears("open the trunk of car one"));
        assertEquals("That's not the right PIN. For family: what's your PIN?", echo.hears("9 9 9 9"));
        assertEquals("For family: The trunk is open. Anything else?", echo.hears("1 2 3 4"));
        assertEquals("family", cloud.asked.get(0).car().value());
    }

    @ParameterizedTest
    @CsvSource({
        "is my trunk open, 'For tcu: No, the trunk is closed. Anything else?'",
        "what is the temperature, For tcu: The climate control is set to 71 degrees. Anything else?",
        "close the trunk, For tcu: The trunk is closed. Anything else?",
        "honk, For tcu: The horn honked. Anything else?",
    })
    void what_is_told_of_one_of_several_cars_names_it(String sentence, String answer) {
        cloud.cars = List.of("family", "tcu");
        echo.say("use car two");

        assertEquals(answer, echo.hears(sentence));
        assertTrue(echo.hears("how is my car").startsWith("For tcu: The door is closed, the window is up,"));
    }

    @Test
    void a_refusal_of_one_of_several_cars_names_it() {
        cloud.cars = List.of("family", "tcu");
        cloud.answering(CommandStatus.REJECTED, Reason.VEHICLE_MOVING);
        echo.say("use car two");

        assertEquals(
                "For tcu: The car is moving, so the trunk stayed closed. Anything else?",
                echo.hears("close the trunk"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'car': 'someone-elses'}",
                "{'car': '../someone-elses {car} <audio/>'}",
                "{'cars': ['someone-elses', 'someone-elses']}",
                "{'cars': ['family', 'someone-elses'], 'car': 'someone-elses'}",
            })
    void a_session_that_somebody_changed_reaches_no_car_of_another(String attributes) throws Exception {
        cloud.cars = List.of("family", "tcu");
        ObjectNode changed = (ObjectNode) Echo.JSON.readTree(attributes.replace('\'', '"'));
        String sentence = changed.has("cars") ? "close the trunk of car two" : "close the trunk";

        String answer =
                echo.hears(sentence, request -> ((ObjectNode) request.get("session")).set("attributes", changed));

        assertEquals(
                "I can't find that car, or it is no longer shared with you."
                        + " You have two cars: one, family; two, tcu. Which one?",
                answer);
        assertFalse(echo.response.toString().contains("someone-elses"), echo.response.toString());
        assertTrue(cloud.asked.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "'tcu'", "null", "[]", "[1, 2]", "[null, {}]", "{}", "{'1': 'tcu'}", "['family', 7]"})
    void what_is_no_list_of_cars_in_a_session_is_none(String list) throws Exception {
        cloud.cars = List.of("family", "tcu");
        ObjectNode changed = Echo.JSON.createObjectNode();
        changed.set("cars", Echo.JSON.readTree(list.replace('\'', '"')));

        assertEquals(
                "For tcu: The trunk is closed.",
                echo.hears(
                        "close the trunk of car two",
                        request -> ((ObjectNode) request.get("session")).set("attributes", changed)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "3", "two", "", "99999999999"})
    void a_number_that_no_car_has_is_asked_about_again(String number) {
        cloud.cars = List.of("family", "tcu");

        assertTrue(echo.hears("close the trunk of car two", request -> {
                    ObjectNode value = (ObjectNode)
                            Echo.slot(request, "vehicle").at("/resolutions/resolutionsPerAuthority/0/values/0/value");
                    value.put("id", number);
                })
                .startsWith("I don't know that car. You have two cars:"));
        assertTrue(cloud.asked.isEmpty());
    }
}
