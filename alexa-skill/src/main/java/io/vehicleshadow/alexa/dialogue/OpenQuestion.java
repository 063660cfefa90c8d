package io.vehicleshadow.alexa.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import java.util.Map;
import java.util.Optional;

/**
 * A slot that the skill has asked for and has no answer to yet; kept in the session's attributes.
 *
 * @param slot its name
 * @param intent the intent that goes on with the answer; it never holds a PIN
 * @param text the question
 * @param confirms the one request that a PIN, if that is the question, would confirm
 * @param guess the part that "yes" would mean
 */
public record OpenQuestion(
        String slot, JsonNode intent, String text, Optional<String> confirms, Optional<String> guess) {
    /** The name of the intent that goes on. */
    public String intentName() {
        return intent.path("name").asText();
    }

    OpenQuestion confirming(String request) {
        return new OpenQuestion(slot, intent, text, Optional.of(request), guess);
    }

    OpenQuestion guessing(String part) {
        return new OpenQuestion(slot, intent, text, confirms, Optional.of(part));
    }

    Map<String, Object> attribute() {
        ObjectNode json = Json.object().put("slot", slot).put("text", text);
        json.set("intent", intent);
        confirms.ifPresent(request -> json.put("confirms", request));
        guess.ifPresent(part -> json.put("guess", part));
        return Json.asMap(json);
    }

    /** The question that the attribute holds; empty if it holds none. */
    static Optional<OpenQuestion> of(Object attribute) {
        JsonNode json = Json.of(attribute);
        return json.path("slot").isTextual() && json.path("intent").path("name").isTextual()
                ? Optional.of(new OpenQuestion(
                        json.path("slot").asText(),
                        json.path("intent"),
                        json.path("text").asText(),
                        Optional.ofNullable(json.path("confirms").textValue()),
                        Optional.ofNullable(json.path("guess").textValue())))
                : Optional.empty();
    }
}
