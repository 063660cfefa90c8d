package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.Optional;

/** "Repeat that": the question that is open, or what was said last. */
final class Repeat implements IntentAnswer {
    @Override
    public Optional<Response> answer(Turn turn) {
        if (turn.memory().question().isPresent()) {
            return turn.askOn("");
        }
        return turn.memory()
                .lastSaid()
                .map(last -> turn.ask(last, Phrase.ANYTHING_ELSE))
                .orElseGet(() -> turn.askOn(turn.phrases().say(Phrase.NOTHING_TO_REPEAT)));
    }
}
