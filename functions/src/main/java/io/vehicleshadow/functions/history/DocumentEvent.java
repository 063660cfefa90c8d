package io.vehicleshadow.functions.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowChange;
import java.time.Instant;
import java.util.Optional;

/**
 * A message on {@code update/documents}.
 *
 * @param change the shadow before and after one update
 * @param clientToken of the update
 * @param received when the rule took the message
 */
public record DocumentEvent(ThingName thing, ShadowChange change, Optional<String> clientToken, Instant received) {

    long version() {
        return change.current().version();
    }

    /** The same for the same update, however often its message comes. */
    String mark() {
        long written = change.current().json().path("metadata").findValues("timestamp").stream()
                .mapToLong(JsonNode::asLong)
                .max()
                .orElse(0);
        return version() + "." + written;
    }
}
