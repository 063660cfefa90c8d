package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.model.SkillIntent;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.Optional;

/** "Stop": ends whatever was begun; nothing has been asked of the car. */
final class Stop implements IntentAnswer {
    @Override
    public SkillIntent intent() {
        return SkillIntent.STOP;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        return turn.end(turn.phrases().say(Phrase.GOODBYE));
    }
}
