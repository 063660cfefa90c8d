package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.Optional;

/** Nothing else matched: an open question is asked again, or examples are given. */
final class Fallback implements IntentAnswer {
    @Override
    public Optional<Response> answer(Turn turn) {
        String sorry = turn.phrases().say(Phrase.FALLBACK);
        boolean isOpen = turn.memory().question().isPresent();
        return turn.askOn(isOpen ? sorry : sorry + " " + turn.phrases().say(Phrase.EXAMPLES));
    }
}
