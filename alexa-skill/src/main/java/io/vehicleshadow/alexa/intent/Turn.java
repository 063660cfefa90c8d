package io.vehicleshadow.alexa.intent;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Intent;
import com.amazon.ask.model.IntentRequest;
import com.amazon.ask.model.Request;
import com.amazon.ask.model.Response;
import com.amazon.ask.model.Slot;
import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.alexa.speech.Phrases;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request of Alexa and the answer to it. */
public final class Turn {
    private static final String CAR = "car";
    private static final String LAST_SAID = "lastSaid";
    private static final String CONVERSATION = "conversation";
    private static final Map<String, List<String>> BELONGING = Map.of(
            SlotNames.PIN, List.of(SlotNames.PIN, SlotNames.LONG_PIN),
            SlotNames.NUMBER, List.of(SlotNames.NUMBER, SlotNames.TENTHS));

    private final HandlerInput input;
    private final CarSpeech speech;
    private final String person;

    Turn(HandlerInput input, CarSpeech speech, String person) {
        this.input = input;
        this.speech = speech;
        this.person = person;
    }

    String person() {
        return person;
    }

    CarSpeech speech() {
        return speech;
    }

    Phrases phrases() {
        return speech.phrases();
    }

    String requestId() {
        return request().getRequestId();
    }

    Instant requestedAt() {
        return request().getTimestamp().toInstant();
    }

    HandlerInput input() {
        return input;
    }

    /** The words said for a slot; empty if it was not filled. */
    Optional<String> said(String slot) {
        return Optional.ofNullable(slot(slot).path("value").textValue())
                .filter(value -> !value.isBlank() && !value.equals("?"));
    }

    /** The id of the value of our slot type that was meant; empty if nothing was said, or nothing known. */
    Optional<String> id(String slot) {
        return matched(slot, "id");
    }

    /** The name of the value of our slot type that was meant. */
    Optional<String> name(String slot) {
        return matched(slot, "name");
    }

    private Optional<String> matched(String slot, String field) {
        for (JsonNode authority : slot(slot).path("resolutions").path("resolutionsPerAuthority")) {
            if (authority.path("status").path("code").asText().equals("ER_SUCCESS_MATCH")) {
                return Optional.ofNullable(authority
                        .path("values")
                        .path(0)
                        .path("value")
                        .path(field)
                        .textValue());
            }
        }
        return Optional.empty();
    }

    private JsonNode slot(String name) {
        return input.getRequestEnvelopeJson()
                .path("request")
                .path("intent")
                .path("slots")
                .path(name);
    }

    /** The car that this conversation is about. */
    Optional<String> rememberedCar() {
        return Optional.ofNullable((String) attributes().get(CAR));
    }

    void rememberCar(String name) {
        attributes().put(CAR, name);
    }

    Optional<String> lastSaid() {
        return Optional.ofNullable((String) attributes().get(LAST_SAID));
    }

    void beginConversation() {
        attributes().put(CONVERSATION, true);
    }

    /** Says how it ended. The session ends too, unless the person has opened the skill to talk. */
    Optional<Response> tell(String text) {
        if (attributes().containsKey(CONVERSATION)) {
            return ask(text, phrases().say(Phrase.ANYTHING_ELSE));
        }
        return speak(text).withShouldEndSession(true).build();
    }

    /** Says it and ends the session. */
    Optional<Response> end(String text) {
        return speak(text).withShouldEndSession(true).build();
    }

    /** Says it and listens. */
    Optional<Response> ask(String text) {
        return ask(text, text);
    }

    private Optional<Response> ask(String text, String reprompt) {
        return speak(text)
                .withReprompt(Ssml.escape(reprompt))
                .withShouldEndSession(false)
                .build();
    }

    /** Asks for a slot of this intent; what was said for it before is forgotten, a PIN always. */
    Optional<Response> elicit(String slot, String question) {
        Intent intent = ((IntentRequest) request()).getIntent();
        Map<String, Slot> slots =
                new HashMap<>(Optional.ofNullable(intent.getSlots()).orElse(Map.of()));
        clear(slots, BELONGING.getOrDefault(slot, List.of(slot)));
        clear(slots, BELONGING.get(SlotNames.PIN));
        Intent updated = Intent.builder()
                .withName(intent.getName())
                .withConfirmationStatus(intent.getConfirmationStatus())
                .withSlots(slots)
                .build();
        return speak(question)
                .withReprompt(Ssml.escape(question))
                .addElicitSlotDirective(slot, updated)
                .withShouldEndSession(false)
                .build();
    }

    private static void clear(Map<String, Slot> slots, List<String> names) {
        names.stream()
                .filter(slots::containsKey)
                .forEach(name -> slots.put(name, Slot.builder().withName(name).build()));
    }

    private com.amazon.ask.response.ResponseBuilder speak(String text) {
        attributes().put(LAST_SAID, text);
        return input.getResponseBuilder().withSpeech(Ssml.escape(text));
    }

    /** Shows a card besides what is said. */
    Turn show(String title, String content) {
        input.getResponseBuilder().withSimpleCard(title, content);
        return this;
    }

    private Map<String, Object> attributes() {
        return input.getAttributesManager().getSessionAttributes();
    }

    private Request request() {
        return input.getRequestEnvelope().getRequest();
    }
}
