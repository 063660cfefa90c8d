package io.vehicleshadow.alexa.smarthome.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.smarthome.message.Directive;
import io.vehicleshadow.alexa.smarthome.message.HomeError;
import io.vehicleshadow.alexa.smarthome.message.Property;
import io.vehicleshadow.alexa.speech.Degrees;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.vehicle.signal.Range;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A temperature that can be set and switched off. Turned on without a temperature it takes the middle of its range. */
record Thermostat(Signal signal) implements Capability {
    private static final String SETPOINT = "targetSetpoint";
    private static final String MODE = "thermostatMode";
    private static final String AUTO = "AUTO";
    private static final BigDecimal FREEZING_KELVIN = new BigDecimal("273.15");

    /** Whether that signal is one. */
    static boolean fits(Signal signal) {
        return signal.range().filter(range -> range.unit().equals("°C")).isPresent() && signal.allows(Power.OFF);
    }

    private Range range() {
        return signal.range().orElseThrow();
    }

    @Override
    public String namespace() {
        return "Alexa.ThermostatController";
    }

    @Override
    public String category() {
        return "THERMOSTAT";
    }

    @Override
    public Optional<Signal> about() {
        return Optional.of(signal);
    }

    @Override
    public ObjectNode discovery(boolean mayOpen) {
        ObjectNode discovery = headWith(SETPOINT, MODE);
        ObjectNode configuration = discovery.putObject("configuration");
        configuration.putArray("supportedModes").add(AUTO).add("OFF");
        configuration.put("supportsScheduling", false);
        return discovery;
    }

    @Override
    public List<Property> properties(VehicleState car) {
        return reported(car)
                .map(value -> value instanceof SignalValue.Quantity quantity
                        ? List.of(
                                property(car, SETPOINT, temperature(quantity.number())),
                                property(car, MODE, TextNode.valueOf(AUTO)))
                        : List.of(property(car, MODE, TextNode.valueOf("OFF"))))
                .orElse(List.of());
    }

    private static ObjectNode temperature(BigDecimal celsius) {
        return Json.object().put("value", celsius).put("scale", "CELSIUS");
    }

    @Override
    public Optional<Control> control(Directive directive, Supplier<VehicleState> car) {
        return switch (directive.name()) {
            case "SetTargetTemperature" ->
                Optional.of(celsius(directive.payload().path(SETPOINT), false)
                        .map(this::set)
                        .orElseGet(Thermostat::noTemperature));
            case "AdjustTargetTemperature" ->
                Optional.of(celsius(directive.payload().path("targetSetpointDelta"), true)
                        .map(delta -> adjust(delta, car.get()))
                        .orElseGet(Thermostat::noTemperature));
            case "SetThermostatMode" ->
                Optional.of(mode(directive.payload().path(MODE).path("value").asText(), car));
            default -> Optional.empty();
        };
    }

    private Control mode(String mode, Supplier<VehicleState> car) {
        return switch (mode) {
            case "OFF" -> new Control.Command(signal, Power.OFF);
            case AUTO ->
                set(quantity(car.get())
                        .orElseGet(() -> range().minimum()
                                .add(range().maximum())
                                .divide(BigDecimal.valueOf(2), RoundingMode.FLOOR)));
            default -> refused("UNSUPPORTED_THERMOSTAT_MODE", signal.key() + " has the modes AUTO and OFF");
        };
    }

    private Control adjust(BigDecimal delta, VehicleState car) {
        return quantity(car)
                .map(now -> set(now.add(delta)))
                .orElseGet(() -> refused("THERMOSTAT_IS_OFF", signal.key() + " is off, or not reported"));
    }

    private Control refused(String type, String message) {
        return new Control.Refused(HomeError.of(namespace(), type, message));
    }

    /** The step of the car that is nearest. */
    private Control set(BigDecimal celsius) {
        SignalValue value = new SignalValue.Quantity(Degrees.nearestStep(range(), celsius));
        BigDecimal minimum = range().minimum();
        BigDecimal maximum = range().maximum();
        return signal.allows(value)
                ? new Control.Command(signal, value)
                : new Control.Refused(HomeError.of(
                                HomeError.Type.TEMPERATURE_VALUE_OUT_OF_RANGE,
                                "It can be set from " + minimum + " to " + maximum + " °C")
                        .withRange(temperature(minimum), temperature(maximum)));
    }

    private static Control noTemperature() {
        return Control.refused(HomeError.Type.INVALID_DIRECTIVE, "The payload has no temperature");
    }

    private static Optional<BigDecimal> celsius(JsonNode temperature, boolean isDifference) {
        return Directive.number(temperature.path("value"))
                .flatMap(value -> celsius(value, temperature.path("scale").asText(), isDifference));
    }

    private static Optional<BigDecimal> celsius(BigDecimal value, String scale, boolean isDifference) {
        return switch (scale) {
            case "CELSIUS" -> Optional.of(value);
            case "KELVIN" -> Optional.of(isDifference ? value : value.subtract(FREEZING_KELVIN));
            case "FAHRENHEIT" -> Optional.of(Degrees.celsius(isDifference ? value.add(Degrees.FREEZING) : value));
            default -> Optional.empty();
        };
    }
}
