package io.vehicleshadow.alexa.smarthome.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.alexa.smarthome.message.Directive;
import io.vehicleshadow.alexa.smarthome.message.Property;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Something that is on or off. */
record Power(Signal signal) implements Capability {
    static final SignalValue ON = new SignalValue.Word("on");
    static final SignalValue OFF = new SignalValue.Word("off");
    private static final String STATE = "powerState";

    @Override
    public String namespace() {
        return "Alexa.PowerController";
    }

    @Override
    public String category() {
        return "SWITCH";
    }

    @Override
    public Optional<Signal> about() {
        return Optional.of(signal);
    }

    @Override
    public ObjectNode discovery(boolean mayOpen) {
        return headWith(STATE);
    }

    @Override
    public List<Property> properties(VehicleState car) {
        return reported(car).map(value -> TextNode.valueOf(value.equals(ON) ? "ON" : "OFF")).stream()
                .map(state -> property(car, STATE, state))
                .toList();
    }

    @Override
    public Optional<Control> control(Directive directive, Supplier<VehicleState> car) {
        return switch (directive.name()) {
            case "TurnOn" -> Optional.of(new Control.Command(signal, ON));
            case "TurnOff" -> Optional.of(new Control.Command(signal, OFF));
            default -> Optional.empty();
        };
    }
}
