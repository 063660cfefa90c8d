package io.vehicleshadow.alexa.smarthome.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.smarthome.message.Directive;
import io.vehicleshadow.alexa.smarthome.message.Messages;
import io.vehicleshadow.alexa.smarthome.message.Property;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.vehicle.signal.Signal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Something that Alexa can control.
 *
 * @param category Alexa's display category
 * @param name what people call it, in the language of the skill's region
 */
public record Endpoint(EndpointId id, String category, String name, List<Capability> capabilities) {
    /** Copies the capabilities. */
    public Endpoint {
        capabilities = List.copyOf(capabilities);
    }

    /** As the discovery tells it. */
    public ObjectNode discovery(boolean mayOpen) {
        ObjectNode json = Json.object()
                .put("endpointId", id.toString())
                .put("manufacturerName", "Vehicle Shadow")
                .put("description", name + " of the vehicle " + id.thing())
                .put("friendlyName", name);
        json.putArray("displayCategories").add(category);
        ArrayNode interfaces = json.putArray("capabilities");
        capabilities.forEach(capability -> interfaces.add(capability.discovery(mayOpen)));
        interfaces
                .addObject()
                .put("type", "AlexaInterface")
                .put("interface", Messages.ALEXA)
                .put("version", "3");
        return json;
    }

    /** All its properties. */
    public List<Property> properties(VehicleState car) {
        return properties(car, capability -> true);
    }

    /** The properties of which Alexa is told when they change: what a person can set. What is measured changes always. */
    public List<Property> settable(VehicleState car) {
        return properties(
                car,
                capability -> capability
                        .about()
                        .filter(signal -> signal.kind().isCommandable())
                        .isPresent());
    }

    /** Whether the car is connected, as a property. */
    public List<Property> health(VehicleState car) {
        return properties(car, Health.class::isInstance);
    }

    private List<Property> properties(VehicleState car, Predicate<Capability> of) {
        return capabilities.stream()
                .filter(of)
                .flatMap(capability -> capability.properties(car).stream())
                .toList();
    }

    /** What the directive means; empty if it is none of this endpoint's interfaces. */
    public Optional<Control> control(Directive directive, Supplier<VehicleState> car) {
        return capabilities.stream()
                .filter(capability -> capability.namespace().equals(directive.namespace())
                        && capability.instance().equals(directive.instance()))
                .findFirst()
                .flatMap(capability -> capability.control(directive, car));
    }

    /** The signals that a person can set here. */
    public List<Signal> commandable() {
        return capabilities.stream()
                .flatMap(capability -> capability.about().stream())
                .filter(signal -> signal.kind().isCommandable())
                .toList();
    }

    /** Whether it only acts, and has no state. */
    public boolean isScene() {
        return capabilities.stream().anyMatch(Scene.class::isInstance);
    }
}
