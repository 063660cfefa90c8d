package io.vehicleshadow.alexa.intent;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Intent;
import com.amazon.ask.model.Request;
import com.amazon.ask.model.Response;
import com.amazon.ask.response.ResponseBuilder;
import com.amazon.ask.util.JacksonSerializer;
import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.alexa.speech.Phrases;
import java.time.Instant;
import java.util.Optional;

/** One request of Alexa and the answer to it. */
public final class Turn {
    private final HandlerInput input;
    private final CarSpeech speech;
    private final String person;
    private final Slots slots;
    private final Instant heardAt;

    Turn(HandlerInput input, CarSpeech speech, String person, Instant heardAt) {
        this(
                input,
                speech,
                person,
                new Slots(input.getRequestEnvelopeJson().path("request").path("intent")),
                heardAt);
    }

    private Turn(HandlerInput input, CarSpeech speech, String person, Slots slots, Instant heardAt) {
        this.input = input;
        this.speech = speech;
        this.person = person;
        this.slots = slots;
        this.heardAt = heardAt;
    }

    /** The same request, taken for the intent with these slots. */
    Turn as(Slots meant) {
        return new Turn(input, speech, person, meant, heardAt);
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

    /** Alexa's time of the request. */
    Instant requestedAt() {
        return request().getTimestamp().toInstant();
    }

    /** Our time when we began to work on it. */
    Instant heardAt() {
        return heardAt;
    }

    HandlerInput input() {
        return input;
    }

    Slots slots() {
        return slots;
    }

    /** The words said for a slot; empty if it was not filled. */
    Optional<String> said(String slot) {
        return slots.said(slot);
    }

    /** The id of the value of our slot type that was meant; empty if nothing was said, or nothing known. */
    Optional<String> id(String slot) {
        return slots.id(slot);
    }

    /** The name of the value of our slot type that was meant. */
    Optional<String> name(String slot) {
        return slots.name(slot);
    }

    Memory memory() {
        return new Memory(input.getAttributesManager().getSessionAttributes());
    }

    /** Says how it ended. The session ends too, unless the person has opened the skill to talk. */
    Optional<Response> tell(String text) {
        return memory().isConversation() ? ask(text, Phrase.ANYTHING_ELSE) : end(text);
    }

    /** Says it and ends the session. */
    Optional<Response> end(String text) {
        memory().said(text);
        return speak(text).withShouldEndSession(true).build();
    }

    /** Says it, asks that question for anything to do, and listens. */
    Optional<Response> ask(String text, Phrase question) {
        memory().said(text);
        String asked = phrases().say(question);
        return speak((text + " " + asked).trim())
                .withReprompt(Ssml.escape(asked))
                .withShouldEndSession(false)
                .build();
    }

    /** Says it and comes back to the question that is open, or to what else there is to do. */
    Optional<Response> askOn(String text) {
        return memory().question().map(open -> elicit(text, open)).orElseGet(() -> ask(text, Phrase.WHAT_NEXT));
    }

    /** Asks for a slot of this intent; what was said for it before is forgotten, a PIN always. */
    OpenQuestion question(String slot, String text) {
        return new OpenQuestion(slot, slots.without(slot), text, Optional.empty(), Optional.empty());
    }

    /** Asks for a slot of this intent. */
    Optional<Response> elicit(String slot, String question) {
        return elicit("", question(slot, question));
    }

    /** Says it, and asks for a slot of this intent. */
    Optional<Response> elicit(String slot, String lead, String question) {
        return elicit(lead, question(slot, question));
    }

    /**
     * Says it, and asks.
     *
     * <p>Source: Alexa Skills Kit, Dialog Interface Reference, intent chaining: the intent may be another than this.
     */
    Optional<Response> elicit(String lead, OpenQuestion question) {
        String text = (lead + " " + question.text()).trim();
        memory().said(text);
        memory().asked(question);
        return speak(text)
                .withReprompt(Ssml.escape(question.text()))
                .addElicitSlotDirective(question.slot(), intent(question.intent()))
                .withShouldEndSession(false)
                .build();
    }

    private static Intent intent(JsonNode json) {
        return new JacksonSerializer().deserialize(json.toString(), Intent.class);
    }

    private ResponseBuilder speak(String text) {
        return input.getResponseBuilder().withSpeech(Ssml.escape(text));
    }

    /** Shows a card besides what is said. */
    Turn show(String title, String content) {
        input.getResponseBuilder().withSimpleCard(title, content);
        return this;
    }

    private Request request() {
        return input.getRequestEnvelope().getRequest();
    }
}
