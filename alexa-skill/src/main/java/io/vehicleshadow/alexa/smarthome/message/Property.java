package io.vehicleshadow.alexa.smarthome.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * One property of an endpoint, as it was at that time.
 *
 * @param instance which of several of one interface
 */
public record Property(String namespace, Optional<String> instance, String name, JsonNode value, Instant sampledAt) {
    /** The shadow service counts whole seconds. */
    private static final int UNCERTAINTY_MILLISECONDS = 1_000;

    /** Whether that is the same property with the same value, at whatever time. */
    public boolean isStill(Property other) {
        return equals(new Property(other.namespace, other.instance, other.name, other.value, sampledAt));
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("namespace", namespace);
        instance.ifPresent(which -> json.put("instance", which));
        json.put("name", name).set("value", value);
        return json.put("timeOfSample", sampledAt.toString())
                .put("uncertaintyInMilliseconds", UNCERTAINTY_MILLISECONDS);
    }
}
