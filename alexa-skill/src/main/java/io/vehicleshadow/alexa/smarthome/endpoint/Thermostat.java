package io.vehicleshadow.alexa.smarthome.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.alexa.smarthome.message.Directive;
import io.vehicleshadow.alexa.smarthome.message.HomeError;
import io.vehicleshadow.alexa.smarthome.message.Property;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.vehicle.signal.Range;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A temperature that can be set and switched off. Turned on without a temperature it takes the middle of its range. */
record Thermostat(Signal signal) implements Capability {
    private static final String SETPOINT = "targetSetpoint";
    private static final String MODE = "thermostatMode";
    private static final String AUTO = "AUTO";
    private static final BigDecimal FIVE_NINTHS = new BigDecimal("0.555555556");

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
        Reported reported = new Reported(signal);
        Instant at = reported.sampledAt(car);
        return reported.value(car)
                .map(value -> value instanceof SignalValue.Quantity quantity
                        ? List.of(
                                property(SETPOINT, HomeError.celsius(quantity.number()), at),
                                property(MODE, TextNode.valueOf(AUTO), at))
                        : List.of(property(MODE, TextNode.valueOf("OFF"), at)))
                .orElse(List.of());
    }

    private Property property(String name, JsonNode value, Instant at) {
        return new Property(namespace(), Optional.empty(), name, value, at);
    }

    @Override
    public Optional<Control> control(Directive directive, Supplier<VehicleState> car) {
        return switch (directive.name()) {
            case "SetTargetTemperature" ->
                Optional.of(celsius(directive.payload().path(SETPOINT), false)
                        .map(this::set)
                        .orElseGet(this::noTemperature));
            case "AdjustTargetTemperature" ->
                Optional.of(celsius(directive.payload().path("targetSetpointDelta"), true)
                        .map(delta -> adjust(delta, car.get()))
                        .orElseGet(this::noTemperature));
            case "SetThermostatMode" ->
                Optional.of(mode(directive.payload().path(MODE).path("value").asText(), car));
            default -> Optional.empty();
        };
    }

    private Control mode(String mode, Supplier<VehicleState> car) {
        return switch (mode) {
            case "OFF" -> new Control.Command(signal, Power.OFF);
            case AUTO ->
                set(new Reported(signal)
                        .quantity(car.get())
                        .orElseGet(() -> range().minimum()
                                .add(range().maximum())
                                .divide(BigDecimal.valueOf(2), RoundingMode.FLOOR)));
            default ->
                new Control.Refused(HomeError.ofThermostat(
                        "UNSUPPORTED_THERMOSTAT_MODE", signal.key() + " has the modes AUTO and OFF"));
        };
    }

    private Control adjust(BigDecimal delta, VehicleState car) {
        return new Reported(signal)
                .quantity(car)
                .map(now -> set(now.add(delta)))
                .orElseGet(() -> new Control.Refused(
                        HomeError.ofThermostat("THERMOSTAT_IS_OFF", signal.key() + " is off, or not reported")));
    }

    /** The step of the car that is nearest. */
    private Control set(BigDecimal celsius) {
        BigDecimal nearest = range().step()
                .map(step -> celsius.subtract(range().minimum())
                        .divide(step, 0, RoundingMode.HALF_UP)
                        .multiply(step)
                        .add(range().minimum()))
                .orElse(celsius);
        SignalValue value = new SignalValue.Quantity(nearest);
        return signal.allows(value)
                ? new Control.Command(signal, value)
                : new Control.Refused(HomeError.temperatureOutOfRange(range().minimum(), range().maximum()));
    }

    private Control noTemperature() {
        return new Control.Refused(HomeError.of(HomeError.Type.INVALID_DIRECTIVE, "The payload has no temperature"));
    }

    private static Optional<BigDecimal> celsius(JsonNode temperature, boolean isDifference) {
        if (!temperature.path("value").isNumber()) {
            return Optional.empty();
        }
        BigDecimal value = temperature.path("value").decimalValue();
        return switch (temperature.path("scale").asText()) {
            case "CELSIUS" -> Optional.of(value);
            case "KELVIN" -> Optional.of(isDifference ? value : value.subtract(new BigDecimal("273.15")));
            case "FAHRENHEIT" ->
                Optional.of((isDifference ? value : value.subtract(BigDecimal.valueOf(32))).multiply(FIVE_NINTHS));
            default -> Optional.empty();
        };
    }
}
