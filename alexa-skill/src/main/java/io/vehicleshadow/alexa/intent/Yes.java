package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.model.SlotNames;
import java.util.Optional;

/** "Yes": the one part that was asked about, or a wish for the next thing to do. It never stands for a PIN. */
final class Yes implements IntentAnswer {
    private final IntentAnswers answers;

    Yes(IntentAnswers answers) {
        this.answers = answers;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        return turn.memory()
                .question()
                .filter(open -> open.slot().equals(SlotNames.PART))
                .flatMap(open -> open.guess()
                        .flatMap(part ->
                                answers.resume(turn, open, turn.slotsOf(open).with(SlotNames.PART, part))))
                .or(() -> turn.askOn(""));
    }
}
