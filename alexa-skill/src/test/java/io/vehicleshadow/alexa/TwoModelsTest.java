package io.vehicleshadow.alexa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.alexa.say.EntityResolution;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.signal.Catalogues;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Two cars of one person, each of a model of its own: {@code tcu} as the product ships it, and a cabriolet. */
class TwoModelsTest {
    private static final Catalogues BOTH =
            Catalogues.read(List.of(Catalogues.STANDARD, "../docs/your-own-car/catalogue.json"));

    private static Echo echo(SkillLocale locale, EntityResolution resolution) {
        Echo echo = new Echo(locale, BOTH, resolution);
        echo.cloud.cars = List.of("tcu", "zabrio");
        FakeCar cabriolet = echo.cloud.car(new ThingName("zabrio"));
        cabriolet.reported.removeAll();
        cabriolet.reported.put("sunroof", "tilt").put("seatHeating", 1).put("speed", 0);
        cabriolet.reported.set(
                "agent",
                Json.object()
                        .put("version", "1.2.3")
                        .put("catalogue", BOTH.all().get(1).digest()));
        return echo;
    }

    @ParameterizedTest
    @EnumSource(EntityResolution.class)
    void what_is_said_is_understood_in_terms_of_the_car_that_is_meant(EntityResolution resolution) {
        Echo english = echo(SkillLocale.EN_US, resolution);
        english.say("use car two");
        assertTrue(english.hears("close the sunroof").contains("sunroof is closed"));
        assertTrue(english.hears("close the trunk").contains("This car has no trunk."));
        english.say("use car one");
        assertTrue(english.hears("close the sunroof").contains("This car has no sunroof."));
        assertTrue(english.hears("close the trunk").contains("trunk is closed"));
        assertEquals(2, english.cloud.asked.size());
    }

    @ParameterizedTest
    @EnumSource(EntityResolution.class)
    void and_so_it_is_in_german(EntityResolution resolution) {
        Echo german = echo(SkillLocale.DE_DE, resolution);
        german.say("nimm Auto zwei");
        assertTrue(german.hears("schließe das Schiebedach").contains("Schiebedach ist geschlossen"));
        assertTrue(german.hears("schließe den Kofferraum").contains("hat dieses Auto nicht."));
        german.say("nimm Auto eins");
        assertTrue(german.hears("schließe das Schiebedach").contains("hat dieses Auto nicht."));
        assertTrue(german.hears("schließe den Kofferraum").contains("Kofferraum ist geschlossen"));
        assertEquals(2, german.cloud.asked.size());
    }

    /** As it may mean one thing for the one and another for the other. */
    @ParameterizedTest
    @CsvSource({
        "open the sunroof, PIN",
        "close the sunroof, sunroof is closed",
        "is my sunroof tilted, sunroof is tilted"
    })
    void which_car_is_meant_is_asked_before_what_is_meant(String sentence, String answer) {
        Echo english = echo(SkillLocale.EN_US, EntityResolution.MATCHED);
        assertTrue(english.hears(sentence).contains("Which one?"), sentence);
        assertTrue(english.hears("car two").contains(answer), sentence);
    }

    @ParameterizedTest
    @CsvSource({"car one, trunk, sunroof", "car two, sunroof, trunk"})
    void a_car_is_described_by_what_it_has(String car, String has, String hasNot) {
        Echo english = echo(SkillLocale.EN_US, EntityResolution.MATCHED);
        english.say("use " + car);
        String described = english.hears("how is my car");
        assertTrue(described.contains(has), described);
        assertFalse(described.contains(hasNot), described);
    }
}
