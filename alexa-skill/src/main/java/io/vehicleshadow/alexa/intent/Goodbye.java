package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.Optional;

/** "Stop", "cancel", "go home": ends whatever was begun; nothing has been sent to the car. */
final class Goodbye implements IntentAnswer {
    @Override
    public Optional<Response> answer(Turn turn) {
        return turn.end(turn.phrases().say(Phrase.GOODBYE));
    }
}
