package io.vehicleshadow.alexa.smarthome.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the answers to directives, and what Alexa is told without a directive. Thread-safe.
 *
 * <p>Source: Alexa Smart Home, Alexa Interface Message and Property Reference.
 */
public final class Messages {
    /** The interface that every endpoint has. */
    public static final String ALEXA = "Alexa";

    private final Supplier<String> ids;

    /** @param ids a new random UUID at each call */
    public Messages(Supplier<String> ids) {
        this.ids = ids;
    }

    /** Carried out; this is how the endpoint is now. */
    public ObjectNode response(Directive directive, List<Property> state) {
        return answer(directive, ALEXA, "Response", state);
    }

    /** How the endpoint is. */
    public ObjectNode stateReport(Directive directive, List<Property> state) {
        return answer(directive, ALEXA, "StateReport", state);
    }

    /** A scene's act has begun, on that person's word. */
    public ObjectNode activationStarted(Directive directive, Instant at) {
        ObjectNode message = answer(directive, "Alexa.SceneController", "ActivationStarted", List.of());
        payload(message).put("timestamp", at.toString()).putObject("cause").put("type", "VOICE_INTERACTION");
        return message;
    }

    /** Not carried out. */
    public ObjectNode error(Optional<Directive> directive, HomeError error) {
        ObjectNode message =
                message(error.namespace(), "ErrorResponse", directive.flatMap(Directive::correlationToken));
        directive.flatMap(Directive::endpointId).ifPresent(id -> endpoint(message, id));
        payload(message).setAll(error.payload());
        return message;
    }

    /** Under way: the answer will come later. */
    public ObjectNode deferred(Directive directive, long seconds) {
        ObjectNode message = message(ALEXA, "DeferredResponse", directive.correlationToken());
        payload(message).put("estimatedDeferralInSeconds", seconds);
        return message;
    }

    /** The endpoints of a person. */
    public ObjectNode discovered(List<JsonNode> endpoints) {
        ObjectNode message = message("Alexa.Discovery", "Discover.Response", Optional.empty());
        payload(message).putArray("endpoints").addAll(endpoints);
        return message;
    }

    /** A grant was accepted. */
    public ObjectNode grantAccepted() {
        return message("Alexa.Authorization", "AcceptGrant.Response", Optional.empty());
    }

    /**
     * The endpoint has changed.
     *
     * @param cause one of Alexa's, such as PHYSICAL_INTERACTION
     * @param token of the person at the event gateway
     */
    public ObjectNode changeReport(
            String endpointId, String token, String cause, List<Property> changed, List<Property> others) {
        ObjectNode message = message(ALEXA, "ChangeReport", Optional.empty());
        message.putObject("context").set("properties", json(others));
        endpoint(message, endpointId);
        ObjectNode change = payload(message).putObject("change");
        change.putObject("cause").put("type", cause);
        change.set("properties", json(changed));
        return withToken(message, token);
    }

    /** The person has these endpoints too now, or they look different. */
    public ObjectNode addOrUpdateReport(String token, List<JsonNode> endpoints) {
        ObjectNode message = message("Alexa.Discovery", "AddOrUpdateReport", Optional.empty());
        scope(payload(message).putObject("scope"), token);
        payload(message).putArray("endpoints").addAll(endpoints);
        return message;
    }

    /** The person does not have these endpoints any more. */
    public ObjectNode deleteReport(String token, List<String> endpointIds) {
        ObjectNode message = message("Alexa.Discovery", "DeleteReport", Optional.empty());
        scope(payload(message).putObject("scope"), token);
        ArrayNode endpoints = payload(message).putArray("endpoints");
        endpointIds.forEach(id -> endpoints.addObject().put("endpointId", id));
        return message;
    }

    /** The message for the event gateway instead of an answer: it names the person by that token. */
    public static ObjectNode withToken(ObjectNode message, String token) {
        scope(message.withObject("/event/endpoint/scope"), token);
        return message;
    }

    private static void scope(ObjectNode scope, String token) {
        scope.put("type", "BearerToken").put("token", token);
    }

    private ObjectNode answer(Directive directive, String namespace, String name, List<Property> state) {
        ObjectNode message = message(namespace, name, directive.correlationToken());
        endpoint(message, directive.endpointId().orElseThrow());
        message.putObject("context").set("properties", json(state));
        return message;
    }

    private ObjectNode message(String namespace, String name, Optional<String> correlationToken) {
        ObjectNode message = Json.object();
        ObjectNode event = message.putObject("event");
        ObjectNode header = event.putObject("header")
                .put("namespace", namespace)
                .put("name", name)
                .put("messageId", ids.get())
                .put("payloadVersion", "3");
        correlationToken.ifPresent(token -> header.put("correlationToken", token));
        event.putObject("payload");
        return message;
    }

    private static void endpoint(ObjectNode message, String id) {
        message.withObject("/event/endpoint").put("endpointId", id);
    }

    private static ObjectNode payload(ObjectNode message) {
        return message.withObject("/event/payload");
    }

    private static ArrayNode json(List<Property> properties) {
        ArrayNode array = Json.object().arrayNode();
        properties.forEach(property -> array.add(property.json()));
        return array;
    }
}
