package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.model.SkillIntent;
import io.vehicleshadow.alexa.model.VerbFamily;
import java.util.Optional;

/** "Raise my window". */
final class RaiseLower implements IntentAnswer {
    private final VerbAnswer verbs;

    RaiseLower(Commands commands) {
        this.verbs = new VerbAnswer(VerbFamily.RAISE_LOWER, commands);
    }

    @Override
    public SkillIntent intent() {
        return SkillIntent.RAISE_LOWER;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        return verbs.answer(turn);
    }
}
