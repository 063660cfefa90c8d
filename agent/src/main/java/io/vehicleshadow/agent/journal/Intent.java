package io.vehicleshadow.agent.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import io.vehicleshadow.vehicle.signal.SignalKey;
import java.time.Instant;

/**
 * A request that is about to be executed.
 *
 * @param key the signal
 * @param leaf what was requested, and when
 * @param version the shadow version in which the request was first seen, at least 1
 */
public record Intent(SignalKey key, DesiredLeaf leaf, long version) {
    /** @throws IllegalArgumentException if the version is less than 1 */
    public Intent {
        if (version < 1) {
            throw new IllegalArgumentException("A shadow version is at least 1, but this is " + version);
        }
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("key", key.value()).put("writtenAt", leaf.writtenAt().getEpochSecond());
        json.put("version", version).set("value", leaf.value());
        return json;
    }

    static Intent of(JsonNode json) {
        DesiredLeaf leaf = new DesiredLeaf(
                json.required("value"),
                Instant.ofEpochSecond(json.required("writtenAt").asLong()));
        return new Intent(
                new SignalKey(json.required("key").asText()),
                leaf,
                json.required("version").asLong());
    }
}
