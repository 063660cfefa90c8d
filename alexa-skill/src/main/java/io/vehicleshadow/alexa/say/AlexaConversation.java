package io.vehicleshadow.alexa.say;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.intent.SkillIntent;
import io.vehicleshadow.alexa.model.InteractionModel;
import io.vehicleshadow.alexa.model.SkillLocale;
import io.vehicleshadow.vehicle.signal.Catalogues;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Plays Alexa towards the skill: makes the request for a sentence, and reads the response. What must be remembered
 * between two sentences is an {@link AlexaSession}, which the caller keeps. Thread-safe.
 */
public final class AlexaConversation {
    private final InteractionModel model;
    private final Hearing hearing;
    private final RequestEnvelopes envelopes;

    /** A conversation in one locale about the signals that the product ships. */
    public AlexaConversation(SkillLocale locale, String skillId, Clock clock, Supplier<String> ids) {
        this(locale, Catalogues.configured(), skillId, clock, ids);
    }

    /**
     * A conversation in one locale.
     *
     * @param locale in which language
     * @param catalogues the cars that are spoken of
     * @param skillId the skill's id, as it is put into each request
     * @param clock for the requests' timestamps
     * @param ids a new unique id at each call
     */
    public AlexaConversation(
            SkillLocale locale, Catalogues catalogues, String skillId, Clock clock, Supplier<String> ids) {
        this(locale, catalogues, skillId, EntityResolution.MATCHED, clock, ids);
    }

    /**
     * A conversation with an Alexa whose entity resolution may fail.
     *
     * @param resolution what she adds to the words of a slot
     */
    public AlexaConversation(
            SkillLocale locale,
            Catalogues catalogues,
            String skillId,
            EntityResolution resolution,
            Clock clock,
            Supplier<String> ids) {
        this.model = SkillIntent.model(catalogues, locale);
        this.hearing = new Hearing(model);
        this.envelopes = new RequestEnvelopes(locale, skillId, resolution, clock, ids);
    }

    /**
     * The request that Alexa would send for this sentence.
     *
     * @param sentence what is said, with or without "Alexa, ask my car to"
     * @param accessToken of account linking; empty if the account is not linked
     * @param session what the last response left; empty if nothing was said before
     * @throws IllegalArgumentException if nothing is said
     */
    public JsonNode request(String sentence, Optional<String> accessToken, Optional<AlexaSession> session) {
        Sentence said = withoutInvocation(Sentence.of(sentence));
        AlexaSession going = session.orElseGet(envelopes::newSession);
        ObjectNode envelope = envelopes.envelope(going, accessToken);
        if (isLaunch(Sentence.of(sentence)) || said.words().isEmpty()) {
            return envelopes.launch(envelope);
        }
        Optional<AlexaSession.Question> question = going.question();
        Optional<Heard> answer = question.flatMap(q -> hearing.answer(q.intent(), q.slot(), said));
        return answer.isPresent()
                ? envelopes.followUp(envelope, model, answer.get(), question.get())
                : envelopes.intent(envelope, model, hearing.hear(said));
    }

    /** What the response says, and what of the session is left of it. */
    public SpokenAnswer read(JsonNode request, JsonNode response) {
        return SpokenAnswer.of(request, response);
    }

    private boolean isLaunch(Sentence sentence) {
        return model.language().launches().stream()
                .anyMatch(launch -> Sentence.of(launch).equals(sentence));
    }

    private Sentence withoutInvocation(Sentence sentence) {
        if (sentence.words().isEmpty()) {
            throw new IllegalArgumentException("Say something, such as: open my trunk");
        }
        return model.language().invocations().stream()
                .map(Sentence::of)
                .filter(sentence::startsWith)
                .max((a, b) -> a.words().size() - b.words().size())
                .map(sentence::after)
                .orElse(sentence);
    }
}
