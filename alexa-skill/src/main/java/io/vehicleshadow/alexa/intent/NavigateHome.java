package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.model.SkillIntent;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.Optional;

/** "Go home": the device leaves the skill. */
final class NavigateHome implements IntentAnswer {
    @Override
    public SkillIntent intent() {
        return SkillIntent.NAVIGATE_HOME;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        return turn.end(turn.phrases().say(Phrase.GOODBYE));
    }
}
