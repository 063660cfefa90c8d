package io.vehicleshadow.alexa.smarthome.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.smarthome.message.Directive;
import io.vehicleshadow.alexa.smarthome.message.Property;
import io.vehicleshadow.alexa.speech.CarSpeech;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One of Alexa's interfaces that an endpoint has. */
interface Capability {
    /** Its name, such as {@code Alexa.LockController}. */
    String namespace();

    /** Which of several of one interface; empty where an endpoint has it once. */
    default Optional<String> instance() {
        return Optional.empty();
    }

    /** Alexa's display category of an endpoint that is this. */
    default String category() {
        return "OTHER";
    }

    /**
     * As the discovery tells it.
     *
     * @param mayOpen whether the owner has allowed opening, lowering and unlocking by voice
     */
    ObjectNode discovery(boolean mayOpen);

    /** Its properties now; nothing that the car has not reported. */
    List<Property> properties(VehicleState car);

    /**
     * What a directive of this interface wants; empty if it has no such directive.
     *
     * @param car how it is now, for what is relative to that
     */
    Optional<Control> control(Directive directive, Supplier<VehicleState> car);

    /** The signal behind it; empty if there is none. */
    default Optional<Signal> about() {
        return Optional.empty();
    }

    /** The head that all have. */
    default ObjectNode head() {
        ObjectNode head = Json.object()
                .put("type", "AlexaInterface")
                .put("interface", namespace())
                .put("version", "3");
        instance().ifPresent(which -> head.put("instance", which));
        return head;
    }

    /** The head, and which properties are told when. */
    default ObjectNode headWith(String... properties) {
        ObjectNode head = head();
        ObjectNode json = head.putObject("properties");
        for (String property : properties) {
            json.withArray("supported").addObject().put("name", property);
        }
        json.put("proactivelyReported", true).put("retrievable", true);
        return head;
    }

    /** What the car has reported for the signal. */
    default Optional<SignalValue> reported(VehicleState car) {
        return about().flatMap(signal -> CarSpeech.reported(signal, car));
    }

    /** The quantity that the car has reported; empty if it is a word. */
    default Optional<BigDecimal> quantity(VehicleState car) {
        return reported(car)
                .filter(SignalValue.Quantity.class::isInstance)
                .map(value -> ((SignalValue.Quantity) value).number());
    }

    /** A property now. A car that is away was so when it went, as far as anybody knows. */
    default Property property(VehicleState car, String name, JsonNode value) {
        return new Property(
                namespace(),
                instance(),
                name,
                value,
                CarSpeech.offlineSince(car).orElse(car.asOf()));
    }
}
