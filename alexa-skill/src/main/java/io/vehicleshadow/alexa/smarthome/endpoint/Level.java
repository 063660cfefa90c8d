package io.vehicleshadow.alexa.smarthome.endpoint;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.smarthome.message.Directive;
import io.vehicleshadow.alexa.smarthome.message.HomeError;
import io.vehicleshadow.alexa.smarthome.message.Property;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.vehicle.signal.Range;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A quantity: set by a person, or only read. */
record Level(Signal signal) implements Capability {
    private static final String VALUE = "rangeValue";
    private static final Map<String, String> UNITS =
            Map.of("percent", "Alexa.Unit.Percent", "°C", "Alexa.Unit.Temperature.Celsius");

    private Range range() {
        return signal.range().orElseThrow();
    }

    @Override
    public String namespace() {
        return "Alexa.RangeController";
    }

    @Override
    public Optional<String> instance() {
        return Optional.of(signal.key().value());
    }

    @Override
    public Optional<Signal> about() {
        return Optional.of(signal);
    }

    @Override
    public ObjectNode discovery(boolean mayOpen) {
        ObjectNode discovery = headWith(VALUE);
        // What is measured changes all the time: it is told when Alexa wants to know.
        ((ObjectNode) discovery.path("properties"))
                .put("proactivelyReported", signal.kind().isCommandable())
                .put("nonControllable", !signal.kind().isCommandable());
        discovery.set(
                "capabilityResources",
                Texts.names(signal.wordings(), signal.key().value()));
        ObjectNode configuration = discovery.putObject("configuration");
        configuration
                .putObject("supportedRange")
                .put("minimumValue", range().minimum())
                .put("maximumValue", range().maximum())
                .put("precision", step());
        Optional.ofNullable(UNITS.get(range().unit())).ifPresent(unit -> configuration.put("unitOfMeasure", unit));
        return discovery;
    }

    private BigDecimal step() {
        return range().step().orElse(BigDecimal.ONE);
    }

    @Override
    public List<Property> properties(VehicleState car) {
        return quantity(car).map(DecimalNode::valueOf).stream()
                .map(number -> property(car, VALUE, number))
                .toList();
    }

    @Override
    public Optional<Control> control(Directive directive, Supplier<VehicleState> car) {
        if (!signal.kind().isCommandable()) {
            return Optional.empty();
        }
        return switch (directive.name()) {
            case "SetRangeValue" ->
                Optional.of(number(directive, VALUE).map(this::set).orElseGet(Level::noNumber));
            case "AdjustRangeValue" -> Optional.of(adjust(directive, car));
            default -> Optional.empty();
        };
    }

    private Control adjust(Directive directive, Supplier<VehicleState> car) {
        Optional<BigDecimal> asked = number(directive, "rangeValueDelta");
        if (asked.isEmpty()) {
            return noNumber();
        }
        // "A bit more": Alexa's number is only a direction.
        BigDecimal delta = directive.payload().path("rangeValueDeltaDefault").asBoolean()
                ? step().multiply(BigDecimal.valueOf(asked.get().signum()))
                : asked.get();
        return quantity(car.get())
                .map(now -> set(now.add(delta)))
                .orElseGet(() -> Control.refused(
                        HomeError.Type.INVALID_VALUE, signal.key() + " has no number now from which to adjust it"));
    }

    private Control set(BigDecimal number) {
        SignalValue value = new SignalValue.Quantity(number);
        BigDecimal minimum = range().minimum();
        BigDecimal maximum = range().maximum();
        return signal.allows(value)
                ? new Control.Command(signal, value)
                : new Control.Refused(HomeError.of(
                                HomeError.Type.VALUE_OUT_OF_RANGE, "It can be set from " + minimum + " to " + maximum)
                        .withRange(DecimalNode.valueOf(minimum), DecimalNode.valueOf(maximum)));
    }

    private static Control noNumber() {
        return Control.refused(HomeError.Type.INVALID_DIRECTIVE, "The payload has no number");
    }

    private static Optional<BigDecimal> number(Directive directive, String member) {
        return Directive.number(directive.payload().path(member));
    }
}
