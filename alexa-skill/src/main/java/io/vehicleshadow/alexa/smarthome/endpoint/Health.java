package io.vehicleshadow.alexa.smarthome.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.smarthome.message.Directive;
import io.vehicleshadow.alexa.smarthome.message.Property;
import io.vehicleshadow.functions.presence.Presence;
import io.vehicleshadow.functions.view.VehicleState;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether the car is connected. */
public record Health() implements Capability {
    public static final String NAMESPACE = "Alexa.EndpointHealth";
    private static final String CONNECTIVITY = "connectivity";

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    @Override
    public ObjectNode discovery(boolean mayOpen) {
        return headWith(CONNECTIVITY);
    }

    @Override
    public List<Property> properties(VehicleState car) {
        ObjectNode value = Json.object().put("value", isReachable(car) ? "OK" : "UNREACHABLE");
        return List.of(new Property(namespace(), Optional.empty(), CONNECTIVITY, value, car.asOf()));
    }

    /** Whether the car is connected. */
    public static boolean isReachable(VehicleState car) {
        return car.presence().filter(Presence::online).isPresent();
    }

    @Override
    public Optional<Control> control(Directive directive, Supplier<VehicleState> car) {
        return Optional.empty();
    }
}
