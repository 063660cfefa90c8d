package io.vehicleshadow.alexa.smarthome.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vehicleshadow.alexa.smarthome.message.Directive;
import io.vehicleshadow.alexa.smarthome.message.Property;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A lock. Alexa offers unlocking only to who has switched it on in her app and set a code of hers there; whether it is
 * carried out is the owner's word all the same.
 */
record Lock(Signal signal) implements Capability {
    static final SignalValue LOCKED = new SignalValue.Word("locked");
    static final SignalValue UNLOCKED = new SignalValue.Word("unlocked");
    private static final String STATE = "lockState";

    @Override
    public String namespace() {
        return "Alexa.LockController";
    }

    @Override
    public String category() {
        return "SMARTLOCK";
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
        return reported(car).map(value -> property(car, STATE, state(value, car))).stream()
                .toList();
    }

    private TextNode state(SignalValue value, VehicleState car) {
        boolean jammed = car.shadow()
                .flatMap(document -> document.outcome(signal.key()))
                .flatMap(Outcome::reason)
                .filter(Reason.ECU_FAULT::equals)
                .isPresent();
        return TextNode.valueOf(jammed ? "JAMMED" : value.equals(LOCKED) ? "LOCKED" : "UNLOCKED");
    }

    @Override
    public Optional<Control> control(Directive directive, Supplier<VehicleState> car) {
        return switch (directive.name()) {
            case "Lock" -> Optional.of(new Control.Command(signal, LOCKED));
            case "Unlock" -> Optional.of(new Control.Command(signal, UNLOCKED));
            default -> Optional.empty();
        };
    }
}
