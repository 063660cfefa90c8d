package io.vehicleshadow.alexa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the United States temperatures are said in Fahrenheit; the car and everybody else have Celsius. */
class FahrenheitTest {
    @ParameterizedTest
    @CsvSource({
        // 61 °F is 16.1 °C, 82 °F 27.8 °C; the car sets half degrees from 16 to 28.
        "61, 16",
        "68, 20",
        "70, 21",
        "72, 22",
        "75, 24",
        "82, 28",
        // Nobody means 21 °F, which is freezing: it can only be Celsius.
        "21, 21",
    })
    void degrees_in_en_us_are_fahrenheit(int said, BigDecimal celsius) {
        Echo echo = new Echo(SkillLocale.EN_US);
        echo.say("set the temperature to " + said + " degrees");

        assertEquals(new SignalValue.Quantity(celsius), echo.cloud.asked.get(0).value());
    }

    @Test
    void every_whole_degree_that_is_set_is_answered_as_it_was_said() {
        for (int degrees = 61; degrees <= 82; degrees++) {
            Echo echo = new Echo(SkillLocale.EN_US);
            assertEquals(
                    "The climate control is set to " + degrees + " degrees.",
                    echo.hears("set the temperature to " + degrees + " degrees"));
            assertTrue(echo.response.at("/response/card/content").asText().contains("Climate: " + degrees + " °F"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 29, 32, 60, 83, 100})
    void what_the_car_cannot_set_is_refused_in_fahrenheit(int said) {
        Echo echo = new Echo(SkillLocale.EN_US);

        assertEquals(
                "The climate control can be set from 61 to 82 degrees, in steps of 1. How many degrees would you like?",
                echo.hears("set the temperature to " + said + " degrees"));
        assertTrue(echo.cloud.asked.isEmpty());
    }

    @ParameterizedTest
    @EnumSource(
            value = SkillLocale.class,
            names = {"EN_GB", "EN_IN"})
    void elsewhere_degrees_are_celsius(SkillLocale locale) {
        Echo echo = new Echo(locale);

        assertEquals(
                "The climate control can be set from 16 to 28 degrees, in steps of 0.5. How many degrees would you"
                        + " like?",
                echo.hears("set the temperature to 72 degrees"));
        assertEquals("The climate control is set to 21.5 degrees.", echo.hears("twenty one and a half degrees"));
    }
}
