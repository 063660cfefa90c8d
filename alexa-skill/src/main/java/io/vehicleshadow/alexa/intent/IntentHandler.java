package io.vehicleshadow.alexa.intent;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import com.amazon.ask.model.Response;
import com.amazon.ask.request.Predicates;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.Optional;

/** Takes one intent from the SDK to its answer, with the person where one is needed. */
final class IntentHandler implements RequestHandler {
    private final IntentAnswer answer;
    private final Languages languages;
    private final AccountGate gate;

    IntentHandler(IntentAnswer answer, Languages languages, AccountGate gate) {
        this.answer = answer;
        this.languages = languages;
        this.gate = gate;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(Predicates.intentName(answer.intent().intent()));
    }

    @Override
    public Optional<Response> handle(HandlerInput input) {
        CarSpeech speech = languages.of(input);
        if (!answer.needsAccount()) {
            return answer.answer(new Turn(input, speech, "", speech.now()));
        }
        return gate.then(
                input,
                speech,
                turn -> turn.slots().isDenied() ? turn.end(turn.phrases().say(Phrase.DROPPED)) : answer.answer(turn));
    }
}
