package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.Optional;

/** Says what can be said, and comes back to what was asked. */
final class Help implements IntentAnswer {
    @Override
    public Optional<Response> answer(Turn turn) {
        return turn.askOn(turn.phrases().say(Phrase.HELP));
    }
}
