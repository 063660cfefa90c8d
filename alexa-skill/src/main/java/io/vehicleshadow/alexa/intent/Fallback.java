package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.model.SkillIntent;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.Optional;

/** Nothing else matched. */
final class Fallback implements IntentAnswer {
    @Override
    public SkillIntent intent() {
        return SkillIntent.FALLBACK;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        return turn.ask(turn.phrases().say(Phrase.FALLBACK));
    }
}
