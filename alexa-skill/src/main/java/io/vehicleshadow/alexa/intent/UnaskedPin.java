package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.Optional;

/**
 * A PIN that Alexa heard as a sentence of its own. If one was just asked for it answers that; else it is not read, so it
 * confirms nothing and is no wrong try.
 */
final class UnaskedPin implements IntentAnswer {
    private final IntentAnswers answers;

    UnaskedPin(IntentAnswers answers) {
        this.answers = answers;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        return turn.memory()
                .question()
                .filter(open -> open.slot().equals(SlotNames.PIN))
                .flatMap(open -> answers.resume(turn, open, turn.slotsOf(open).withPinOf(turn.slots())))
                .or(() -> turn.askOn(turn.phrases().say(Phrase.NOTHING_TO_CONFIRM)));
    }
}
