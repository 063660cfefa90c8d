package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.model.SkillIntent;
import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.Optional;

/**
 * A PIN that Alexa heard as a sentence of its own. If one was just asked for it answers that; else it is not read, so it
 * confirms nothing and is no wrong try.
 */
final class UnaskedPin implements IntentAnswer {
    private final Resumption resumption;

    UnaskedPin(Resumption resumption) {
        this.resumption = resumption;
    }

    @Override
    public SkillIntent intent() {
        return SkillIntent.UNASKED_PIN;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        return turn.memory()
                .question()
                .filter(open -> open.slot().equals(SlotNames.PIN))
                .flatMap(open -> resumption.of(turn, open, new Slots(open.intent()).withPinOf(turn.slots())))
                .or(() -> turn.askOn(turn.phrases().say(Phrase.NOTHING_TO_CONFIRM)));
    }
}
