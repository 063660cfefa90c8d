package io.vehicleshadow.alexa.smarthome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.smarthome.endpoint.Endpoint;
import io.vehicleshadow.alexa.smarthome.endpoint.EndpointId;
import io.vehicleshadow.alexa.smarthome.message.Directive;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.ask.AskRequest;
import io.vehicleshadow.vehicle.command.VehicleCommand;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A directive that asks a car for something, as it is handed on while the car has not answered.
 *
 * @param person whose directive it is
 * @param firstAt when it first came in
 * @param signal for what
 * @param value to be what
 * @param confirmed whether the owner lets this be done by voice
 * @param directive as Alexa sent it, without the person's token, which has done its work: the event may lie in the
 *     dead-letter queue for days
 */
record Deferral(
        PersonId person, Instant firstAt, Signal signal, SignalValue value, boolean confirmed, JsonNode directive) {
    static final String KIND = "deferred";

    /** Takes the token out of the directive. */
    Deferral {
        directive = directive.deepCopy();
        ((ObjectNode) directive.path("endpoint")).remove("scope");
    }

    /** The event of the function that goes on with it. */
    ObjectNode event() {
        ObjectNode json = Json.object()
                .put("kind", KIND)
                .put("person", person.value())
                .put("firstAt", firstAt.toString())
                .put("signal", signal.key().value())
                .put("confirmed", confirmed);
        json.set("value", value.json());
        json.set("directive", directive);
        return json;
    }

    /** Reads what {@link #event()} made. */
    static Deferral read(JsonNode event, HomeParts parts) {
        PersonId person = new PersonId(event.path("person").asText());
        EndpointId endpoint = EndpointId.read(
                        event.at("/directive/endpoint/endpointId").asText())
                .orElseThrow();
        Signal signal = parts.ownFirst(person, endpoint.thing())
                .flatMap(each -> each.find(event.path("signal").asText()).stream())
                .findFirst()
                .orElseThrow();
        return new Deferral(
                person,
                Instant.parse(event.path("firstAt").asText()),
                signal,
                SignalValue.of(event.path("value")).orElseThrow(),
                event.path("confirmed").asBoolean(),
                event.path("directive"));
    }

    Directive asDirective() {
        return Directive.read(Json.object().set("directive", directive));
    }

    /** Delivered twice, it is one request: same id, same time. */
    AskRequest request(Endpoint endpoint, Duration patience) {
        return new AskRequest(
                person,
                Channel.VOICE,
                endpoint.id().thing(),
                VehicleCommand.of(Map.of(signal.key(), value)),
                confirmed,
                asDirective().messageId(),
                firstAt,
                patience);
    }
}
