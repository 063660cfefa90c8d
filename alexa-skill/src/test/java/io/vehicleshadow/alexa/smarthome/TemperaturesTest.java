package io.vehicleshadow.alexa.smarthome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Temperatures as Alexa sends them. */
class TemperaturesTest {
    private final Home home = new Home();

    @AfterEach
    void close() {
        home.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 22.5", "-1, 20.5", "2.5, 24", "0.4, 22"})
    void a_bit_warmer_is_from_what_is_set(String delta, BigDecimal celsius) {
        home.send(Home.directive(
                "Alexa.ThermostatController",
                "AdjustTargetTemperature",
                "tcu#climate",
                "{'targetSetpointDelta':{'value':" + delta + ",'scale':'CELSIUS'}}"));

        assertEquals(new SignalValue.Quantity(celsius), home.cloud.asked.get(0).value());
    }

    @Test
    void a_thermostat_that_is_off_can_not_be_adjusted() {
        home.cloud.reported().put("climate", "off");

        JsonNode answer = home.send(Home.directive(
                "Alexa.ThermostatController",
                "AdjustTargetTemperature",
                "tcu#climate",
                "{'targetSetpointDelta':{'value':1,'scale':'CELSIUS'}}"));

        assertEquals("THERMOSTAT_IS_OFF", Home.error(answer));
        assertTrue(home.cloud.asked.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"72, FAHRENHEIT, 22", "68, FAHRENHEIT, 20", "295.15, KELVIN, 22", "21.3, CELSIUS, 21.5"})
    void every_scale_is_understood(String value, String scale, BigDecimal celsius) {
        home.send(Home.directive(
                "Alexa.ThermostatController",
                "SetTargetTemperature",
                "tcu#climate",
                "{'targetSetpoint':{'value':" + value + ",'scale':'" + scale + "'}}"));

        assertEquals(new SignalValue.Quantity(celsius), home.cloud.asked.get(0).value());
    }

    @ParameterizedTest
    @CsvSource({"15, CELSIUS", "29, CELSIUS", "40, FAHRENHEIT", "0, KELVIN"})
    void a_temperature_out_of_range_is_refused_with_the_range(String value, String scale) {
        JsonNode answer = home.send(Home.directive(
                "Alexa.ThermostatController",
                "SetTargetTemperature",
                "tcu#climate",
                "{'targetSetpoint':{'value':" + value + ",'scale':'" + scale + "'}}"));

        assertEquals("TEMPERATURE_VALUE_OUT_OF_RANGE", Home.error(answer));
        assertEquals(
                16, answer.at("/event/payload/validRange/minimumValue/value").asInt());
        assertTrue(home.cloud.asked.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "1e1000000000, INVALID_DIRECTIVE",
        "-1e1000000000, INVALID_DIRECTIVE",
        "1e300, TEMPERATURE_VALUE_OUT_OF_RANGE",
        "1e-1000000000, TEMPERATURE_VALUE_OUT_OF_RANGE"
    })
    void a_number_that_nobody_can_mean_costs_nothing(String value, String error) {
        JsonNode answer = home.send(Home.directive(
                "Alexa.ThermostatController",
                "SetTargetTemperature",
                "tcu#climate",
                "{'targetSetpoint':{'value':" + value + ",'scale':'CELSIUS'}}"));

        assertEquals(error, Home.error(answer));
        assertTrue(home.cloud.asked.isEmpty());
    }
}
