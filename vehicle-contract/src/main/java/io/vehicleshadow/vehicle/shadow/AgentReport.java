package io.vehicleshadow.vehicle.shadow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What a vehicle's agent says of itself in {@code reported.agent}, once a connection.
 *
 * @param version of the agent's program; 1 to 40 characters
 * @param catalogue the digest of the catalogue that it goes by; 1 to 40 characters
 */
public record AgentReport(String version, String catalogue) {
    private static final int LONGEST = 40;

    /** @throws IllegalArgumentException if one of them is empty or too long */
    public AgentReport {
        if (!isShort(version) || !isShort(catalogue)) {
            throw new IllegalArgumentException("An agent's version and its catalogue's digest have 1 to " + LONGEST
                    + " characters, but these are '" + version + "' and '" + catalogue + "'");
        }
    }

    /** Reads {@code reported.agent}; empty if it is not of that form. */
    static Optional<AgentReport> read(JsonNode json) {
        String version = json.path("version").asText("");
        String catalogue = json.path("catalogue").asText("");
        return isShort(version) && isShort(catalogue)
                ? Optional.of(new AgentReport(version, catalogue))
                : Optional.empty();
    }

    ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("version", version).put("catalogue", catalogue);
    }

    private static boolean isShort(String text) {
        return !text.isEmpty() && text.length() <= LONGEST;
    }
}
