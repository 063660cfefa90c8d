package io.vehicleshadow.vehicle.shadow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * What a writer put into {@code desired} for one signal, valid or not.
 *
 * @param value the JSON as written; never null or missing
 * @param proof the text that stands beside it to prove whose it is; what is no text is here as JSON
 * @param writtenAt the service's time of the writing, whole seconds; the latest of its parts if it is an object or array
 */
public record DesiredLeaf(JsonNode value, Optional<String> proof, Instant writtenAt) {
    /** One without a proof. */
    public DesiredLeaf(JsonNode value, Instant writtenAt) {
        this(value, Optional.empty(), writtenAt);
    }
}
