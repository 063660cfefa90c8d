package io.vehicleshadow.alexa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.alexa.say.EntityResolution;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Slots whose words Alexa has resolved, or could not: the skill understands the same. */
class EntityResolutionTest {
    @ParameterizedTest
    @EnumSource(EntityResolution.class)
    void a_command_is_understood_however_alexa_hands_its_slots_back(EntityResolution resolution) {
        Echo echo = Echo.resolving(SkillLocale.EN_US, resolution);

        assertEquals("The window is up.", echo.hears("raise my window"));
        assertEquals("The headlight is on.", echo.hears("switch on the lights"));
        assertEquals("The climate control is set to 72 degrees.", echo.hears("set the heating to 72 degrees"));
        assertEquals("The climate control is off.", echo.hears("set the climate to off"));
        assertEquals("The horn honked.", echo.hears("honk"));
        assertEquals("No, the door is closed.", echo.hears("is my door open"));
    }

    @ParameterizedTest
    @EnumSource(EntityResolution.class)
    void a_pin_of_a_turn_without_resolutions_counts(EntityResolution resolution) {
        Echo echo = Echo.resolving(SkillLocale.EN_US, resolution);

        assertEquals("What's your PIN?", echo.hears("open my boot"));
        assertEquals("The trunk is open.", echo.hears("1 2 3 4"));
    }

    @ParameterizedTest
    @EnumSource(EntityResolution.class)
    void which_of_two_cars_is_understood(EntityResolution resolution) {
        Echo echo = Echo.resolving(SkillLocale.EN_US, resolution);
        echo.cloud.cars = List.of("family", "tcu");
        echo.say("close the trunk");

        assertEquals("For tcu: The trunk is closed.", echo.hears("the second one"));
    }

    @ParameterizedTest
    @EnumSource(EntityResolution.class)
    void german_is_understood_too(EntityResolution resolution) {
        Echo echo = Echo.resolving(SkillLocale.DE_DE, resolution);

        assertEquals("Der Scheinwerfer ist an.", echo.hears("schalte das Licht ein"));
        assertEquals("Wie viel Grad sollen es sein, von 16 bis 28?", echo.hears("schalte die Heizung ein"));
        assertEquals("Die Klimaanlage ist auf 21 Grad eingestellt.", echo.hears("21 Grad"));
    }

    @ParameterizedTest
    @EnumSource(value = EntityResolution.class, names = "MATCHED", mode = EnumSource.Mode.EXCLUDE)
    void a_word_of_nothing_is_asked_back(EntityResolution resolution) {
        Echo echo = Echo.resolving(SkillLocale.EN_US, resolution);

        assertEquals(
                "I don't know banana. Which one: the door, the window, or the trunk?", echo.hears("close my banana"));
        assertTrue(echo.cloud.asked.isEmpty());
    }

    @Test
    void a_word_that_alexa_has_refused_is_not_guessed_at() {
        Echo echo = Echo.english();

        assertEquals(
                "The trunk can't do that. Which one: the door, the window, or the trunk?",
                echo.hears("close the trunk", request -> {
                    ObjectNode authority =
                            (ObjectNode) Echo.slot(request, "part").at("/resolutions/resolutionsPerAuthority/0");
                    authority.remove("values");
                    authority.putObject("status").put("code", "ER_SUCCESS_NO_MATCH");
                }));
    }

    @ParameterizedTest
    @CsvSource({"EN_US, turn on the heating, climate", "DE_DE, schalte die Heizung ein, klima"})
    void a_question_carries_words_of_the_language_not_ids(SkillLocale locale, String sentence, String word) {
        Echo echo = new Echo(locale);
        echo.say(sentence);

        JsonNode part = echo.response.at("/response/directives/0/updatedIntent/slots/part");
        assertEquals(word, part.path("value").asText());
        assertEquals(
                "climate",
                part.at("/resolutions/resolutionsPerAuthority/0/values/0/value/id")
                        .asText());
    }
}
