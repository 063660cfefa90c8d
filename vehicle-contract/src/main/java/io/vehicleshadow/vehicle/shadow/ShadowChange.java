package io.vehicleshadow.vehicle.shadow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vehicleshadow.vehicle.command.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one update changed: the shadow before and after it, as {@code update/documents} has them.
 *
 * <p>Source: AWS IoT developer guide, Device Shadow service documents, {@code /documents}.
 *
 * @param previous before; an empty document if this is the first
 * @param current after
 */
public record ShadowChange(ShadowDocument previous, ShadowDocument current) {

    /**
     * Reads a message on {@code update/documents}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static ShadowChange of(JsonNode message) {
        JsonNode previous = message.path("previous");
        return new ShadowChange(
                ShadowDocument.of(previous.isObject() ? previous : JsonNodeFactory.instance.objectNode()),
                ShadowDocument.of(message.path("current")));
    }

    /** The requests that this update made, by key. A request made again with the same value counts. */
    public Map<String, DesiredLeaf> requested() {
        Map<String, DesiredLeaf> before = previous.requested();
        Map<String, DesiredLeaf> requested = new LinkedHashMap<>(current.requested());
        requested.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
        return requested;
    }

    /** The signals whose request this update removed. */
    public Set<String> cleared() {
        Set<String> cleared = new TreeSet<>(previous.requested().keySet());
        cleared.removeAll(current.requested().keySet());
        return cleared;
    }

    /** The outcomes that arrived with this update, by key: those that count, see {@link ShadowDocument#outcomes()}. */
    public Map<String, Outcome> outcomes() {
        JsonNode before = previous.reported().path("outcomes");
        JsonNode after = current.reported().path("outcomes");
        Map<String, Outcome> arrived = current.outcomes();
        arrived.keySet().removeIf(key -> after.path(key).equals(before.path(key)));
        return arrived;
    }

    /** What the vehicle's agent said of itself with this update, be it the same as before. */
    public Optional<AgentReport> agent() {
        boolean said = !current.agentWritten().equals(previous.agentWritten())
                || !current.agent().equals(previous.agent());
        return said ? current.agent() : Optional.empty();
    }

    /** The reported values that this update changed, by key; without first reports. */
    public Map<String, JsonNode> changed() {
        Map<String, JsonNode> changed = new LinkedHashMap<>();
        current.readings().forEach((key, value) -> {
            JsonNode before = previous.reported().path(key);
            if (!before.isMissingNode() && !before.equals(value)) {
                changed.put(key, value);
            }
        });
        return changed;
    }
}
