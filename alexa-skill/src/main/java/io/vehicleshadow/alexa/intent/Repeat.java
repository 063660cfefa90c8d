package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.model.SkillIntent;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.Optional;

/** "Repeat that". */
final class Repeat implements IntentAnswer {
    @Override
    public SkillIntent intent() {
        return SkillIntent.REPEAT;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        return turn.ask(turn.lastSaid().orElseGet(() -> turn.phrases().say(Phrase.NOTHING_TO_REPEAT)));
    }
}
