package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import java.util.List;
import java.util.Optional;

/**
 * Goes on with the intent that a question was asked for, when its answer came as an intent of its own.
 *
 * @param answers the intents that ask questions
 */
record Resumption(List<IntentAnswer> answers) {
    /** The answer of the question's intent with these slots; empty if there is no such intent. */
    Optional<Response> of(Turn turn, OpenQuestion open, Slots filled) {
        return answers.stream()
                .filter(answer -> answer.intent().intent().equals(open.intentName()))
                .findFirst()
                .flatMap(answer -> answer.answer(turn.as(filled)));
    }
}
