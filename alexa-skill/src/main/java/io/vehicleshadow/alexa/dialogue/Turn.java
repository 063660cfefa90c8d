package io.vehicleshadow.alexa.dialogue;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Intent;
import com.amazon.ask.model.Request;
import com.amazon.ask.model.Response;
import com.amazon.ask.response.ResponseBuilder;
import com.amazon.ask.util.JacksonSerializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.speech.CarSpeech;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.alexa.speech.Phrases;
import io.vehicleshadow.functions.access.PersonId;
import java.time.Instant;
import java.util.Optional;

/** One request of Alexa and the answer to it. */
public final class Turn {
    private final HandlerInput input;
    private final CarSpeech speech;
    private final Optional<PersonId> person;
    private final Slots slots;
    private final Instant heardAt;

    private Turn(HandlerInput input, CarSpeech speech, Optional<PersonId> person, Slots slots, Instant heardAt) {
        this.input = input;
        this.speech = speech;
        this.person = person;
        this.slots = slots;
        this.heardAt = heardAt;
    }

    /** A person's turn, heard at that time of ours. */
    public static Turn of(PersonId person, HandlerInput input, CarSpeech speech, Instant heardAt) {
        return new Turn(input, speech, Optional.of(person), slots(input, speech), heardAt);
    }

    /** A turn for which it does not matter whose it is. */
    public static Turn ofAnyone(HandlerInput input, CarSpeech speech) {
        return new Turn(input, speech, Optional.empty(), slots(input, speech), speech.now());
    }

    private static Slots slots(HandlerInput input, CarSpeech speech) {
        return new Slots(input.getRequestEnvelopeJson().path("request").path("intent"), speech.slotWords());
    }

    /** The same request, taken for the intent with these slots. */
    public Turn as(Slots meant) {
        return new Turn(input, speech, person, meant, heardAt);
    }

    /** The same request, answered in that speech. */
    public Turn in(CarSpeech other) {
        return new Turn(input, other, person, slots, heardAt);
    }

    /** Whose turn it is; there must be somebody. */
    public PersonId person() {
        return person.orElseThrow();
    }

    public CarSpeech speech() {
        return speech;
    }

    public Phrases phrases() {
        return speech.phrases();
    }

    public String requestId() {
        return request().getRequestId();
    }

    /** Alexa's time of the request. */
    public Instant requestedAt() {
        return request().getTimestamp().toInstant();
    }

    /** Our time when we began to work on it. */
    public Instant heardAt() {
        return heardAt;
    }

    public HandlerInput input() {
        return input;
    }

    public Slots slots() {
        return slots;
    }

    /** An intent that nobody has said yet, with nothing in its slots. */
    public Slots slotsOf(String intent) {
        ObjectNode json = Json.object().put("name", intent).put("confirmationStatus", "NONE");
        return new Slots(json, speech.slotWords());
    }

    /** The words said for a slot; empty if it was not filled. */
    public Optional<String> said(String slot) {
        return slots.said(slot);
    }

    /** The id of the value of our slot type that was meant; empty if nothing was said, or nothing known. */
    public Optional<String> id(String slot) {
        return slots.id(slot);
    }

    /** The name of the value of our slot type that was meant. */
    public Optional<String> name(String slot) {
        return slots.name(slot);
    }

    public Memory memory() {
        return new Memory(input.getAttributesManager().getSessionAttributes());
    }

    /** Says how it ended. The session ends too, unless the person has opened the skill to talk. */
    public Optional<Response> tell(String text) {
        return memory().isConversation() ? ask(text, Phrase.ANYTHING_ELSE) : end(text);
    }

    /** Says it and ends the session. */
    public Optional<Response> end(String text) {
        memory().said(text);
        return speak(text).withShouldEndSession(true).build();
    }

    /** Says it, asks that question for anything to do, and listens. */
    public Optional<Response> ask(String text, Phrase question) {
        memory().said(text);
        String asked = phrases().say(question);
        return speak((text + " " + asked).trim())
                .withReprompt(Phrases.ssml(asked))
                .withShouldEndSession(false)
                .build();
    }

    /** Says it and comes back to the question that is open, or to what else there is to do. */
    public Optional<Response> askOn(String text) {
        return memory().question().map(open -> elicit(text, open)).orElseGet(() -> ask(text, Phrase.WHAT_NEXT));
    }

    /** The slots of the intent that asked the question. */
    public Slots slotsOf(OpenQuestion open) {
        return new Slots(open.intent(), speech.slotWords());
    }

    /** Asks for a slot of this intent; what was said for it before is forgotten, a PIN always. */
    public OpenQuestion question(String slot, String text) {
        return new OpenQuestion(slot, slots.without(slot), text, Optional.empty(), Optional.empty());
    }

    /** Asks for a slot of this intent. */
    public Optional<Response> elicit(String slot, String question) {
        return elicit("", question(slot, question));
    }

    /** Says it, and asks for a slot of this intent. */
    public Optional<Response> elicit(String slot, String lead, String question) {
        return elicit(lead, question(slot, question));
    }

    /**
     * Says it, and asks.
     *
     * <p>Source: Alexa Skills Kit, Dialog Interface Reference, intent chaining: the intent may be another than this.
     */
    public Optional<Response> elicit(String lead, OpenQuestion question) {
        String text = (lead + " " + question.text()).trim();
        memory().said(text);
        memory().asked(question);
        return speak(text)
                .withReprompt(Phrases.ssml(question.text()))
                .addElicitSlotDirective(question.slot(), intent(question.intent()))
                .withShouldEndSession(false)
                .build();
    }

    private static Intent intent(JsonNode json) {
        return new JacksonSerializer().deserialize(json.toString(), Intent.class);
    }

    private ResponseBuilder speak(String text) {
        return input.getResponseBuilder().withSpeech(Phrases.ssml(text));
    }

    /** Shows a card besides what is said. */
    public Turn show(String title, String content) {
        input.getResponseBuilder().withSimpleCard(title, content);
        return this;
    }

    private Request request() {
        return input.getRequestEnvelope().getRequest();
    }
}
