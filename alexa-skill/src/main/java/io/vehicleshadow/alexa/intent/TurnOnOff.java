package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.model.SkillIntent;
import io.vehicleshadow.alexa.model.VerbFamily;
import java.util.Optional;

/** "Switch on my headlight". */
final class TurnOnOff implements IntentAnswer {
    private final VerbAnswer verbs;

    TurnOnOff(Commands commands) {
        this.verbs = new VerbAnswer(VerbFamily.TURN_ON_OFF, commands);
    }

    @Override
    public SkillIntent intent() {
        return SkillIntent.TURN_ON_OFF;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        return verbs.answer(turn);
    }
}
