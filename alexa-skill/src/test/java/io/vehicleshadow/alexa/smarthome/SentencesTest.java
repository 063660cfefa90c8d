package io.vehicleshadow.alexa.smarthome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.alexa.say.HomeAnswers;
import io.vehicleshadow.alexa.say.HomeConversation;
import io.vehicleshadow.alexa.say.HomeConversation.Understood;
import io.vehicleshadow.functions.label.VehicleLabel;
import io.vehicleshadow.vehicle.ThingName;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences without an invocation name, from the discovered endpoints and their semantics to the car. */
class SentencesTest {
    private final Home home = new Home();

    @AfterEach
    void close() {
        home.close();
    }

    private static HomeConversation alexa(SkillLocale locale) {
        return new HomeConversation(locale, "good", () -> UUID.randomUUID().toString());
    }

    private Understood understood(String sentence, SkillLocale locale) {
        return alexa(locale).understand(sentence, home.send(alexa(locale).discover()));
    }

    /** What was sent to the car, or what Alexa says where nothing was. */
    private String said(String sentence, SkillLocale locale) {
        Understood understood = understood(sentence, locale);
        if (understood instanceof Understood.Nothing nothing) {
            return nothing.speech();
        }
        JsonNode answer = home.send(((Understood.Sends) understood).directive());
        assertEquals("OK.", HomeAnswers.speech(answer));
        return home.cloud.asked.get(0).signal() + " "
                + home.cloud.asked.get(0).value().text();
    }

    @Test
    void alexa_raise_my_window_raises_the_window() {
        home.cloud.reported().put("window", "down");

        assertEquals("window up", said("Alexa, raise my window", SkillLocale.EN_US));
        assertEquals("up", home.cloud.reported().path("window").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "'Alexa, close the trunk', trunk close",
        "'alexa shut my door', door close",
        "'Alexa, lock my car', lock locked",
        "'Alexa, turn on my headlight.', headlight on",
        "'Alexa, switch the headlight off', headlight off",
        "'Alexa, turn on Horn', horn honk",
        "'Alexa, set climate to 22', climate 22",
        "'Alexa, set my climate to 21.5 degrees', climate 21.5",
        "'Alexa, make my climate warmer', climate 22.5",
        "'Alexa, turn off climate', climate off",
    })
    void what_opens_nothing_works_at_once(String sentence, String sent) {
        assertEquals(sent, said(sentence, SkillLocale.EN_GB));
    }

    @ParameterizedTest
    @CsvSource({
        "'Alexa, fahr das Fenster hoch', window up, DE_DE",
        "'Alexa, mach den Kofferraum zu', trunk close, DE_DE",
        "'Alexa, set climate to 72 degrees', climate 22, EN_US",
    })
    void each_language_has_its_words_and_degrees(String sentence, String sent, SkillLocale locale) {
        assertEquals(sent, said(sentence, locale));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Alexa, open the trunk", "Alexa, open my door", "Alexa, lower my window", "Alexa, open window"})
    void what_opens_is_no_sentence_until_the_owner_allows_it(String sentence) {
        assertTrue(said(sentence, SkillLocale.EN_US).endsWith("doesn't support that."));
        assertEquals(List.of(), home.cloud.asked);

        home.allowingToOpen();
        assertTrue(said(sentence, SkillLocale.EN_US).matches("trunk open|door open|window down"));
    }

    @Test
    void unlocking_is_refused_until_the_owner_allows_it() {
        home.cloud.reported().put("lock", "locked");
        Understood.Sends unlock = (Understood.Sends) understood("Alexa, unlock my car", SkillLocale.EN_US);
        assertEquals("INSUFFICIENT_PERMISSIONS", Home.error(home.send(unlock.directive())));
        assertEquals(List.of(), home.cloud.asked);

        home.allowingToOpen();
        assertEquals("lock unlocked", said("Alexa, unlock my car", SkillLocale.EN_US));
    }

    @Test
    void with_several_cars_a_part_is_called_with_its_car() {
        home.cloud.cars = List.of("family", "tcu");

        assertEquals("I couldn't find a device called trunk2.", said("Alexa, close my trunk2", SkillLocale.EN_US));
        assertEquals("trunk close", said("Alexa, close family trunk", SkillLocale.EN_US));
        assertEquals("family", home.cloud.asked.get(0).car().value());
    }

    @Test
    void a_part_is_called_with_the_name_that_its_owner_gave_the_car() {
        home.cloud.cars = List.of("family", "tcu");
        home.cloud.labels.keep(new ThingName("family"), new VehicleLabel("Big Lucy", ""));

        assertEquals("trunk close", said("Alexa, close big Lucy trunk", SkillLocale.EN_US));
        assertEquals("family", home.cloud.asked.get(0).car().value());
    }

    @Test
    void what_is_so_is_told_as_the_app_shows_it() {
        Understood.Sends asked = (Understood.Sends) understood("Alexa, is the window open?", SkillLocale.EN_US);
        List<String> shown = HomeAnswers.shown(asked.endpoint(), home.send(asked.directive()), SkillLocale.EN_US);

        assertEquals(2, shown.size(), shown.toString());
        assertTrue(shown.get(0).matches("Window: mode (?i:up)"), shown.toString());
        assertEquals("Window: connectivity OK", shown.get(1));
    }

    @Test
    void a_sentence_to_the_custom_skill_does_not_come_here() {
        assertFalse(HomeConversation.isMeant("open my trunk"));
        assertFalse(HomeConversation.isMeant("Alexa, ask my car to open the trunk"));
        assertFalse(HomeConversation.isMeant("Alexa, open my car"));
        assertFalse(HomeConversation.isMeant("Alexa, frag mein Auto, ob die Tür zu ist"));
        assertTrue(HomeConversation.isMeant("Alexa, lock my car"));
        assertTrue(HomeConversation.isMeant("alexa raise my window"));
    }

    @Test
    void what_no_smart_home_understands_is_said_so() {
        assertEquals("Sorry, I don't know that one.", said("Alexa, tell me a joke", SkillLocale.EN_US));
    }
}
