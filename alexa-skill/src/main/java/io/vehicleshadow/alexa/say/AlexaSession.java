package io.vehicleshadow.alexa.say;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import java.util.Optional;

/**
 * What Alexa remembers between two sentences. It holds no token and no PIN, so it may be written to a file.
 *
 * @param id the session's id
 * @param isNew whether the next request is its first
 * @param attributes as the skill set them
 * @param question what the skill has asked for
 */
public record AlexaSession(String id, boolean isNew, JsonNode attributes, Optional<Question> question) {

    /**
     * A slot that the skill has asked for.
     *
     * @param slot its name
     * @param updatedIntent the intent as the skill wants it continued
     */
    public record Question(String slot, JsonNode updatedIntent) {
        /** The intent's name. */
        public String intent() {
            return updatedIntent.path("name").asText();
        }
    }

    /** The session as it may be kept in a file. */
    public ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("new", isNew);
        json.set("attributes", attributes);
        question.ifPresent(q -> json.putObject("question").put("slot", q.slot()).set("intent", q.updatedIntent()));
        return json;
    }

    /**
     * Reads what {@link #json()} wrote.
     *
     * @throws IllegalArgumentException if it is not a session
     */
    public static AlexaSession read(JsonNode json) {
        if (!json.path("id").isTextual() || !json.path("attributes").isObject()) {
            throw new IllegalArgumentException("Not a session: an object with id and attributes was expected");
        }
        Optional<Question> question = Optional.of(json.path("question"))
                .filter(JsonNode::isObject)
                .map(q -> new Question(q.path("slot").asText(), q.path("intent")));
        return new AlexaSession(
                json.path("id").asText(), json.path("new").asBoolean(), json.path("attributes"), question);
    }
}
