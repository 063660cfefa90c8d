package io.vehicleshadow.functions.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a message on {@code update/documents} tells: the shadow before and after one update.
 *
 * @param previous before; an empty document if this is the first
 * @param clientToken of the update
 * @param received when the rule took the message
 */
public record DocumentEvent(
        ThingName thing,
        ShadowDocument previous,
        ShadowDocument current,
        Optional<String> clientToken,
        Instant received) {

    /** The same for the same update, however often its message comes. */
    String mark() {
        long written = latestTimestamp(current.json().path("metadata"));
        return current.version() + "." + written;
    }

    /** The values that this update asked for, by key. */
    Map<String, JsonNode> asked() {
        Map<String, JsonNode> asked = new LinkedHashMap<>();
        current.asked().forEach((key, leaf) -> {
            if (!leaf.equals(previous.asked().get(key))) {
                asked.put(key, leaf.value());
            }
        });
        return asked;
    }

    /** The signals that are no longer asked. */
    Set<String> cleared() {
        Set<String> cleared = new TreeSet<>(previous.asked().keySet());
        cleared.removeAll(current.asked().keySet());
        return cleared;
    }

    /** The outcomes that this update brought, by key. */
    Map<String, Outcome> outcomes() {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        JsonNode before = previous.reported().path("outcomes");
        current.reported().path("outcomes").properties().forEach(entry -> {
            if (!entry.getValue().equals(before.path(entry.getKey()))) {
                Outcome.read(entry.getValue())
                        .filter(outcome -> outcome.version() <= current.version())
                        .ifPresent(outcome -> outcomes.put(entry.getKey(), outcome));
            }
        });
        return outcomes;
    }

    /** The new reported values, by key; without first reports and without outcomes. */
    Map<String, JsonNode> changed() {
        Map<String, JsonNode> changed = new LinkedHashMap<>();
        current.reported().properties().forEach(entry -> {
            JsonNode before = previous.reported().path(entry.getKey());
            if (!entry.getKey().equals("outcomes") && !before.isMissingNode() && !before.equals(entry.getValue())) {
                changed.put(entry.getKey(), entry.getValue());
            }
        });
        return changed;
    }

    private static long latestTimestamp(JsonNode metadata) {
        return metadata.findValues("timestamp").stream()
                .mapToLong(JsonNode::asLong)
                .max()
                .orElse(0);
    }
}
