package io.vehicleshadow.vehicle.shadow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What a writer put into {@code desired} for one signal, valid or not.
 *
 * @param value the JSON as written; never null or missing
 * @param writtenAt the service's time of the writing, whole seconds; the latest of its parts if it is an object or array
 */
public record DesiredLeaf(JsonNode value, Instant writtenAt) {}
