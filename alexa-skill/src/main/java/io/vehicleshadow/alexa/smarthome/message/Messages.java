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
 * Makes the answers to directives. Thread-safe.
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
        return event(directive, ALEXA, "Response", state);
    }

    /** How the endpoint is. */
    public ObjectNode stateReport(Directive directive, List<Property> state) {
        return event(directive, ALEXA, "StateReport", state);
    }

    /** A scene's act has begun, on that person's word. */
    public ObjectNode activationStarted(Directive directive, Instant at) {
        ObjectNode message = event(directive, "Alexa.SceneController", "ActivationStarted", List.of());
        ObjectNode payload = (ObjectNode) message.at("/event/payload");
        payload.putObject("cause").put("type", "VOICE_INTERACTION");
        payload.put("timestamp", at.toString());
        return message;
    }

    /** Not carried out. */
    public ObjectNode error(Optional<Directive> directive, HomeError error) {
        ObjectNode message = Json.object();
        ObjectNode event = message.putObject("event");
        event.set("header", header(error.namespace(), "ErrorResponse", directive.flatMap(Directive::correlationToken)));
        directive.flatMap(Directive::endpointId).ifPresent(id -> event.set("endpoint", endpoint(id)));
        event.set("payload", error.payload());
        return message;
    }

    /** Under way: the answer will come later. */
    public ObjectNode deferred(Directive directive, long seconds) {
        ObjectNode message = Json.object();
        ObjectNode event = message.putObject("event");
        event.set("header", header(ALEXA, "DeferredResponse", directive.correlationToken()));
        event.putObject("payload").put("estimatedDeferralInSeconds", seconds);
        return message;
    }

    /** The endpoints of a person. */
    public ObjectNode discovered(List<JsonNode> endpoints) {
        ObjectNode message = Json.object();
        ObjectNode event = message.putObject("event");
        event.set("header", header("Alexa.Discovery", "Discover.Response", Optional.empty()));
        event.putObject("payload").putArray("endpoints").addAll(endpoints);
        return message;
    }

    /** A grant was accepted. */
    public ObjectNode grantAccepted() {
        ObjectNode message = Json.object();
        ObjectNode event = message.putObject("event");
        event.set("header", header("Alexa.Authorization", "AcceptGrant.Response", Optional.empty()));
        event.putObject("payload");
        return message;
    }

    /** A grant could not be accepted. */
    public ObjectNode grantFailed(String why) {
        ObjectNode message = Json.object();
        ObjectNode event = message.putObject("event");
        event.set("header", header("Alexa.Authorization", "ErrorResponse", Optional.empty()));
        event.putObject("payload").put("type", "ACCEPT_GRANT_FAILED").put("message", why);
        return message;
    }

    /**
     * The endpoint has changed.
     *
     * @param cause one of Alexa's, such as PHYSICAL_INTERACTION
     * @param token of the person at the event gateway
     */
    public ObjectNode changeReport(
            String endpointId, String token, String cause, List<Property> changed, List<Property> others) {
        ObjectNode message = Json.object();
        message.putObject("context").set("properties", json(others));
        ObjectNode event = message.putObject("event");
        event.set("header", header(ALEXA, "ChangeReport", Optional.empty()));
        event.set("endpoint", scoped(endpoint(endpointId), token));
        ObjectNode change = event.putObject("payload").putObject("change");
        change.putObject("cause").put("type", cause);
        change.set("properties", json(changed));
        return message;
    }

    /** The person has these endpoints too now, or they look different. */
    public ObjectNode addOrUpdateReport(String token, List<JsonNode> endpoints) {
        ObjectNode payload = discoveryEvent("AddOrUpdateReport", token);
        ((ObjectNode) payload.at("/event/payload")).putArray("endpoints").addAll(endpoints);
        return payload;
    }

    /** The person does not have these endpoints any more. */
    public ObjectNode deleteReport(String token, List<String> endpointIds) {
        ObjectNode message = discoveryEvent("DeleteReport", token);
        ArrayNode endpoints = ((ObjectNode) message.at("/event/payload")).putArray("endpoints");
        endpointIds.forEach(id -> endpoints.addObject().put("endpointId", id));
        return message;
    }

    /** The message for the event gateway instead of an answer: it names the person by that token. */
    public static ObjectNode withToken(ObjectNode message, String token) {
        scoped((ObjectNode) message.at("/event/endpoint"), token);
        return message;
    }

    private ObjectNode discoveryEvent(String name, String token) {
        ObjectNode message = Json.object();
        ObjectNode event = message.putObject("event");
        event.set("header", header("Alexa.Discovery", name, Optional.empty()));
        scoped(event.putObject("payload"), token);
        return message;
    }

    private ObjectNode event(Directive directive, String namespace, String name, List<Property> state) {
        ObjectNode message = Json.object();
        ObjectNode event = message.putObject("event");
        event.set("header", header(namespace, name, directive.correlationToken()));
        event.set("endpoint", endpoint(directive.endpointId().orElseThrow()));
        event.putObject("payload");
        message.putObject("context").set("properties", json(state));
        return message;
    }

    private ObjectNode header(String namespace, String name, Optional<String> correlationToken) {
        ObjectNode header = Json.object()
                .put("namespace", namespace)
                .put("name", name)
                .put("messageId", ids.get())
                .put("payloadVersion", "3");
        correlationToken.ifPresent(token -> header.put("correlationToken", token));
        return header;
    }

    private static ObjectNode endpoint(String id) {
        return Json.object().put("endpointId", id);
    }

    private static ObjectNode scoped(ObjectNode object, String token) {
        object.putObject("scope").put("type", "BearerToken").put("token", token);
        return object;
    }

    private static ArrayNode json(List<Property> properties) {
        ArrayNode array = Json.object().putArray("properties");
        properties.forEach(property -> array.add(property.json()));
        return array;
    }
}
