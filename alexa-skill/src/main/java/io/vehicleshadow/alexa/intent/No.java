package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.Optional;

/** "No", as to "anything else?" or to a question: ends whatever was begun; nothing has been asked of the car. */
final class No implements IntentAnswer {
    @Override
    public Optional<Response> answer(Turn turn) {
        boolean isOpen = turn.memory().question().isPresent();
        return turn.end(turn.phrases().say(isOpen ? Phrase.DROPPED : Phrase.GOODBYE));
    }
}
