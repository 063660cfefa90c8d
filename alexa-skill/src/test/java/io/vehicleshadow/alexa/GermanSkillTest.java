package io.vehicleshadow.alexa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GermanSkillTest {
    private final Echo echo = Echo.german();

    @ParameterizedTest
    @CsvSource({
        "schließe den Kofferraum, Der Kofferraum ist geschlossen.",
        "mach das Fenster zu, Das Fenster ist oben.",
        "fahre das Fenster hoch, Das Fenster ist oben.",
        "schalte das Licht ein, Der Scheinwerfer ist an.",
        "verriegele mein Auto, Das Auto ist verriegelt.",
        "hupe, Die Hupe hat gehupt.",
        "'stelle die Temperatur auf 21,5 Grad', 'Die Klimaanlage ist auf 21,5 Grad eingestellt.'",
    })
    void what_needs_no_pin_is_done_and_told_in_german(String sentence, String answer) {
        assertEquals(answer, echo.hears("Alexa, sage mein Auto " + sentence));
    }

    @Test
    void opening_asks_for_the_pin_in_german() {
        assertEquals("Wie lautet deine PIN?", echo.hears("öffne meinen Kofferraum"));
        assertEquals("Der Kofferraum ist offen.", echo.hears("eins zwei drei vier"));
    }

    @ParameterizedTest
    @CsvSource({"eins zwei drei vier", "meine PIN ist 1234"})
    void a_pin_that_nobody_asked_for_is_told_as_such_in_german(String sentence) {
        assertEquals("Es gibt nichts zu bestätigen. Was möchtest du tun?", echo.hears(sentence));
        assertTrue(echo.cloud.asked.isEmpty());
    }

    @Test
    void a_refusal_is_told_in_german() {
        echo.cloud.answering(CommandStatus.REJECTED, Reason.VEHICLE_MOVING);
        echo.say("öffne die Tür");

        assertEquals("Das Auto fährt gerade, deshalb bleibt die Tür geschlossen.", echo.hears("1 2 3 4"));
    }

    @Test
    void an_offline_car_is_told_in_german() {
        echo.cloud.offlineSince = Optional.of(echo.time.instant().minus(Duration.ofMinutes(10)));

        assertEquals(
                "Dein Auto ist seit zehn Minuten offline. Die Anfrage wartet auf das Auto und verfällt in"
                        + " fünfundfünfzig Sekunden.",
                echo.hears("schließe den Kofferraum"));
    }

    @Test
    void the_state_is_told_in_german() {
        assertEquals("Nein, die Tür ist geschlossen.", echo.hears("ist meine Tür offen"));
        assertTrue(echo.hears("wie geht es meinem Auto").startsWith("Die Tür ist geschlossen, das Fenster ist oben,"));
    }

    @Test
    void what_is_told_of_one_of_several_cars_names_it_in_german() {
        echo.cloud.cars = List.of("family", "tcu");
        assertEquals("Du hast zwei Autos: eins, family; zwei, tcu. Welches?", echo.hears("schließe den Kofferraum"));
        echo.cloud.cars = List.of("a-new-one", "family", "tcu");

        assertEquals("Bei tcu: Der Kofferraum ist geschlossen.", echo.hears("das zweite"));
        assertEquals("tcu", echo.cloud.asked.get(0).car().value());
    }

    @Test
    void a_car_that_is_no_longer_shared_is_told_in_german_and_no_other_is_opened() {
        echo.cloud.cars = List.of("family", "tcu");
        echo.say("nimm Auto zwei");
        assertEquals("Für tcu: Wie lautet deine PIN?", echo.hears("öffne den Kofferraum"));
        echo.cloud.cars = List.of("family");

        assertEquals(
                "Ich finde dieses Auto nicht, oder es wird nicht mehr mit dir geteilt."
                        + " Du hast nur ein Auto, family. Noch etwas?",
                echo.hears("1 2 3 4"));
        assertTrue(echo.cloud.asked.isEmpty());
    }
}
