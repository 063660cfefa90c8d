package io.vehicleshadow.alexa.intent;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import com.amazon.ask.model.Response;
import com.amazon.ask.request.Predicates;
import io.vehicleshadow.alexa.account.AccountGate;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.speech.CarSpeech;
import io.vehicleshadow.alexa.speech.Languages;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.Optional;

/** Takes one intent from the SDK to its answer, with the person where one is needed. */
final class IntentHandler implements RequestHandler {
    private final SkillIntent intent;
    private final IntentAnswer answer;
    private final Languages languages;
    private final AccountGate gate;

    IntentHandler(SkillIntent intent, IntentAnswer answer, Languages languages, AccountGate gate) {
        this.intent = intent;
        this.answer = answer;
        this.languages = languages;
        this.gate = gate;
    }

    @Override
    public boolean canHandle(HandlerInput input) {
        return input.matches(Predicates.intentName(intent.intent()));
    }

    @Override
    public Optional<Response> handle(HandlerInput input) {
        CarSpeech speech = languages.of(input);
        return intent.needsAccount()
                ? gate.then(input, speech, this::unlessDenied)
                : answer.answer(Turn.ofAnyone(input, speech));
    }

    private Optional<Response> unlessDenied(Turn turn) {
        return turn.slots().isDenied() ? turn.end(turn.phrases().say(Phrase.DROPPED)) : answer.answer(turn);
    }
}
