package io.vehicleshadow.alexa.say;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.alexa.json.Json;
import java.util.Optional;

/**
 * What the skill answered.
 *
 * @param text the speech without markup; empty if it said nothing
 * @param card the text of the card; empty if there is none
 * @param linksAccount whether the card asks to link the account
 * @param session for the next sentence; empty if the session has ended
 */
public record SpokenAnswer(String text, Optional<String> card, boolean linksAccount, Optional<AlexaSession> session) {

    static SpokenAnswer of(JsonNode request, JsonNode envelope) {
        JsonNode response = envelope.path("response");
        JsonNode speech = response.path("outputSpeech");
        String text = speech.path("ssml").asText(speech.path("text").asText());
        JsonNode card = response.path("card");
        Optional<AlexaSession> next = response.path("shouldEndSession").asBoolean(false)
                ? Optional.empty()
                : Optional.of(session(request, envelope));
        return new SpokenAnswer(
                text.replaceAll("<[^>]*>", " ")
                        .replaceAll(" +", " ")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&amp;", "&")
                        .trim(),
                Optional.ofNullable(card.path("content").textValue()),
                card.path("type").asText().equals("LinkAccount"),
                next);
    }

    private static AlexaSession session(JsonNode request, JsonNode envelope) {
        JsonNode attributes = envelope.path("sessionAttributes");
        Optional<AlexaSession.Question> question = Optional.empty();
        for (JsonNode directive : envelope.path("response").path("directives")) {
            if (directive.path("type").asText().equals("Dialog.ElicitSlot")) {
                question = Optional.of(new AlexaSession.Question(
                        directive.path("slotToElicit").asText(), directive.path("updatedIntent")));
            }
        }
        return new AlexaSession(
                request.path("session").path("sessionId").asText(),
                false,
                attributes.isObject() ? attributes : Json.object(),
                question);
    }
}
