package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.garage.Garage;
import io.vehicleshadow.alexa.garage.PinAnswer;
import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks for the PIN before anything is opened or unlocked. */
final class PinDialogue {
    private final Garage garage;

    PinDialogue(Garage garage) {
        this.garage = garage;
    }

    /** Goes on if the right PIN was said; else asks for it, or says why none is taken. */
    Optional<Response> then(Turn turn, Supplier<Optional<Response>> goOn) {
        Optional<String> spoken = turn.said(SlotNames.PIN).or(() -> turn.said(SlotNames.LONG_PIN));
        if (spoken.isEmpty()) {
            return garage.pinRefusal(turn.person())
                    .map(refusal -> refused(turn, refusal))
                    .orElseGet(() -> turn.elicit(SlotNames.PIN, turn.phrases().say(Phrase.ASK_PIN)));
        }
        PinAnswer answer = garage.checkPin(turn.person(), spoken.get());
        if (answer instanceof PinAnswer.Right) {
            return goOn.get();
        }
        return answer instanceof PinAnswer.Refusal refusal
                ? refused(turn, refusal)
                : turn.elicit(SlotNames.PIN, turn.phrases().say(Phrase.WRONG_PIN));
    }

    private static Optional<Response> refused(Turn turn, PinAnswer.Refusal refusal) {
        if (refusal instanceof PinAnswer.Locked locked) {
            String duration = turn.speech().until(locked.until());
            return turn.end(turn.phrases().say(Phrase.PIN_LOCKED, Map.of("duration", duration)));
        }
        return turn.end(turn.phrases().say(Phrase.NO_PIN));
    }
}
