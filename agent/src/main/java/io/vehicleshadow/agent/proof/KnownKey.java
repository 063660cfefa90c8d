package io.vehicleshadow.agent.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.proof.KeyChange;
import io.vehicleshadow.vehicle.proof.KeyRole;
import java.time.Instant;

/**
 * A key that the vehicle takes proofs of.
 *
 * @param allowed how it was let in
 * @param since when, by the vehicle's clock
 */
record KnownKey(KeyChange.Allow allowed, Instant since) {

    KeyRole role() {
        return allowed.role();
    }

    /** Whether a guest's time is over. */
    boolean hasEnded(Instant now) {
        return allowed.until().isPresent()
                && now.getEpochSecond() >= allowed.until().getAsLong();
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("allow", allowed.text())
                .put("since", since.getEpochSecond());
    }

    /** @throws IllegalArgumentException if it is none */
    static KnownKey of(JsonNode json) {
        if (KeyChange.read(json.path("allow").asText()) instanceof KeyChange.Allow allowed) {
            return new KnownKey(
                    allowed, Instant.ofEpochSecond(json.path("since").asLong()));
        }
        throw new IllegalArgumentException("A known key is one that was allowed, not " + json);
    }

    /** What anybody may know who sees the vehicle's shadow. */
    ObjectNode shown() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", allowed.key().id().value())
                .put("role", role().name())
                .put("name", allowed.name());
        allowed.until().ifPresent(until -> json.set("until", number(until)));
        allowed.key().origin().ifPresent(origin -> json.put("origin", origin));
        return json;
    }

    /** As a number that is read has it, so that what is shown equals what is read. */
    private static JsonNode number(long value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return value <= Integer.MAX_VALUE ? nodes.numberNode((int) value) : nodes.numberNode(value);
    }
}
