package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.alexa.speech.Sayable;
import java.util.Optional;

/** What is answered without a car and without an account: help, "repeat that", and every way to stop. */
final class SmallTalk {
    private enum Own implements Sayable {
        HELP,
        EXAMPLES,
        NOTHING_TO_REPEAT
    }

    private SmallTalk() {}

    /** "Stop", "cancel", "go home": ends whatever was begun; nothing has been sent to the car. */
    static Optional<Response> goodbye(Turn turn) {
        return turn.end(turn.phrases().say(Phrase.GOODBYE));
    }

    /** "No", as to "anything else?" or to a question: ends whatever was begun; nothing has been sent to the car. */
    static Optional<Response> no(Turn turn) {
        boolean isOpen = turn.memory().question().isPresent();
        return turn.end(turn.phrases().say(isOpen ? Phrase.DROPPED : Phrase.GOODBYE));
    }

    /** Says what can be said, and comes back to what was asked. */
    static Optional<Response> help(Turn turn) {
        return turn.askOn(turn.phrases().say(Own.HELP));
    }

    /** Nothing else matched: an open question is asked again, or examples are given. */
    static Optional<Response> fallback(Turn turn) {
        String sorry = turn.phrases().say(Phrase.FALLBACK);
        boolean isOpen = turn.memory().question().isPresent();
        return turn.askOn(isOpen ? sorry : sorry + " " + turn.phrases().say(Own.EXAMPLES));
    }

    /** "Repeat that": the question that is open, or what was said last. */
    static Optional<Response> repeat(Turn turn) {
        if (turn.memory().question().isPresent()) {
            return turn.askOn("");
        }
        return turn.memory()
                .lastSaid()
                .map(last -> turn.ask(last, Phrase.ANYTHING_ELSE))
                .orElseGet(() -> turn.askOn(turn.phrases().say(Own.NOTHING_TO_REPEAT)));
    }
}
