package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.model.SkillIntent;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.Optional;

/** A PIN that nobody asked for: it is not read, so it confirms nothing and is no wrong try. */
final class UnaskedPin implements IntentAnswer {
    @Override
    public SkillIntent intent() {
        return SkillIntent.UNASKED_PIN;
    }

    @Override
    public boolean needsAccount() {
        return false;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        return turn.ask(turn.phrases().say(Phrase.NOTHING_TO_CONFIRM));
    }
}
