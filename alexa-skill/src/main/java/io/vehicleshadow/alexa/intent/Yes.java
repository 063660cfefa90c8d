package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.model.SkillIntent;
import io.vehicleshadow.alexa.model.SlotNames;
import java.util.Optional;

/** "Yes": the one part that was asked about, or a wish for the next thing to do. It never stands for a PIN. */
final class Yes implements IntentAnswer {
    private final Resumption resumption;

    Yes(Resumption resumption) {
        this.resumption = resumption;
    }

    @Override
    public SkillIntent intent() {
        return SkillIntent.YES;
    }

    @Override
    public boolean needsAccount() {
        return true;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        return turn.memory()
                .question()
                .filter(open -> open.slot().equals(SlotNames.PART))
                .flatMap(open -> open.guess()
                        .flatMap(
                                part -> resumption.of(turn, open, new Slots(open.intent()).with(SlotNames.PART, part))))
                .or(() -> turn.askOn(""));
    }
}
