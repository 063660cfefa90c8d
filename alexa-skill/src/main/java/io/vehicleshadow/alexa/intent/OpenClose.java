package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.model.SkillIntent;
import io.vehicleshadow.alexa.model.VerbFamily;
import java.util.Optional;

/** "Open my trunk", "shut the door". */
final class OpenClose implements IntentAnswer {
    private final VerbAnswer verbs;

    OpenClose(Commands commands) {
        this.verbs = new VerbAnswer(VerbFamily.OPEN_CLOSE, commands);
    }

    @Override
    public SkillIntent intent() {
        return SkillIntent.OPEN_CLOSE;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        return verbs.answer(turn);
    }
}
