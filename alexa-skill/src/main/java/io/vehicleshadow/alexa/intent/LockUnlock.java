package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.model.SkillIntent;
import io.vehicleshadow.alexa.model.VerbFamily;
import java.util.Optional;

/** "Lock my car"; never closes anything. */
final class LockUnlock implements IntentAnswer {
    private final VerbAnswer verbs;

    LockUnlock(Commands commands) {
        this.verbs = new VerbAnswer(VerbFamily.LOCK_UNLOCK, commands);
    }

    @Override
    public SkillIntent intent() {
        return SkillIntent.LOCK_UNLOCK;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        return verbs.answer(turn);
    }
}
