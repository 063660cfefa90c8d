package io.vehicleshadow.alexa.intent;

import java.util.Map;
import java.util.Optional;

/**
 * What is remembered between two requests of a session, in its attributes. Nothing in it is a permission: whoever
 * changed them could make the skill ask something else, but not open anything without the PIN.
 */
record Memory(Map<String, Object> attributes) {
    private static final String CAR = "car";
    private static final String LAST_SAID = "lastSaid";
    private static final String CONVERSATION = "conversation";
    private static final String QUESTION = "question";

    /** The car that was chosen among several. */
    Optional<String> car() {
        return text(CAR);
    }

    void choose(String car) {
        attributes.put(CAR, car);
    }

    Optional<String> lastSaid() {
        return text(LAST_SAID);
    }

    /** Whatever was asked before is answered or forgotten with it. */
    void said(String text) {
        attributes.put(LAST_SAID, text);
        attributes.remove(QUESTION);
    }

    /** Whether the person has opened the skill to talk. */
    boolean isConversation() {
        return attributes.containsKey(CONVERSATION);
    }

    void beginConversation() {
        attributes.put(CONVERSATION, true);
    }

    /** What the skill has asked for last, if that is not answered. */
    Optional<OpenQuestion> question() {
        return Optional.ofNullable(attributes.get(QUESTION)).flatMap(OpenQuestion::of);
    }

    void asked(OpenQuestion question) {
        attributes.put(QUESTION, question.attribute());
    }

    private Optional<String> text(String attribute) {
        return attributes.get(attribute) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
