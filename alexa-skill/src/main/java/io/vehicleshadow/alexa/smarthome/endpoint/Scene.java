package io.vehicleshadow.alexa.smarthome.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.smarthome.message.Directive;
import io.vehicleshadow.alexa.smarthome.message.Property;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.vehicle.signal.Signal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Something that acts once, such as a horn. */
record Scene(Signal signal) implements Capability {
    @Override
    public String namespace() {
        return "Alexa.SceneController";
    }

    @Override
    public String category() {
        return "SCENE_TRIGGER";
    }

    @Override
    public Optional<Signal> about() {
        return Optional.of(signal);
    }

    @Override
    public ObjectNode discovery(boolean mayOpen) {
        return head().put("supportsDeactivation", false);
    }

    @Override
    public List<Property> properties(VehicleState car) {
        return List.of();
    }

    @Override
    public Optional<Control> control(Directive directive, Supplier<VehicleState> car) {
        return directive.name().equals("Activate")
                ? Optional.of(new Control.Command(signal, signal.words().get(0).value()))
                : Optional.empty();
    }
}
