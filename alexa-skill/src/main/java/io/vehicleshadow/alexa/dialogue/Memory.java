package io.vehicleshadow.alexa.dialogue;

import io.vehicleshadow.vehicle.ThingName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered between two requests of a session, in its attributes. Nothing in it is a permission: whoever
 * changed them could make the skill ask something else, but neither open anything without the PIN nor reach a car that is
 * not the person's.
 */
public record Memory(Map<String, Object> attributes) {
    private static final String CAR = "car";
    private static final String NUMBERED = "cars";
    private static final String LAST_SAID = "lastSaid";
    private static final String CONVERSATION = "conversation";
    private static final String QUESTION = "question";

    /** The name of the car that was spoken of last. It need not be the person's. */
    public Optional<String> car() {
        return text(CAR);
    }

    /** Remembers that car, or forgets which it was. */
    public void speakOf(Optional<ThingName> car) {
        car.ifPresentOrElse(one -> attributes.put(CAR, one.value()), () -> attributes.remove(CAR));
    }

    /** The names of the cars as they were numbered last; empty if they were not. No car in it need be the person's. */
    public List<String> numbered() {
        return attributes.get(NUMBERED) instanceof List<?> names
                        && names.stream().allMatch(String.class::isInstance)
                ? names.stream().map(String.class::cast).toList()
                : List.of();
    }

    public void number(List<String> names) {
        attributes.put(NUMBERED, names);
    }

    public Optional<String> lastSaid() {
        return text(LAST_SAID);
    }

    /** Whatever was asked before is answered or forgotten with it. */
    public void said(String text) {
        attributes.put(LAST_SAID, text);
        attributes.remove(QUESTION);
    }

    /** Whether the person has opened the skill to talk. */
    public boolean isConversation() {
        return attributes.containsKey(CONVERSATION);
    }

    public void beginConversation() {
        attributes.put(CONVERSATION, true);
    }

    /** What the skill has asked for last, if that is not answered. */
    public Optional<OpenQuestion> question() {
        return Optional.ofNullable(attributes.get(QUESTION)).flatMap(OpenQuestion::of);
    }

    public void asked(OpenQuestion question) {
        attributes.put(QUESTION, question.attribute());
    }

    private Optional<String> text(String attribute) {
        return attributes.get(attribute) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
