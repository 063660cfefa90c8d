package io.vehicleshadow.alexa.dialogue;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.functions.pin.PinVerdict;
import io.vehicleshadow.functions.pin.Pins;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks for the PIN before anything is opened or unlocked. A PIN confirms the one request that it was asked for. */
public final class PinDialogue {
    private final Pins pins;

    public PinDialogue(Pins pins) {
        this.pins = pins;
    }

    /** Goes on if the right PIN was said for that request; else asks for it, or says why none is accepted. */
    public Optional<Response> then(Turn turn, ChosenCar car, String request, Supplier<Optional<Response>> goOn) {
        Optional<String> spoken = turn.said(SlotNames.PIN).or(() -> turn.said(SlotNames.LONG_PIN));
        if (spoken.isEmpty() || !wasAskedFor(turn, request)) {
            return first(turn, car, request);
        }
        PinVerdict verdict = pins.check(turn.person(), spoken.get());
        if (verdict instanceof PinVerdict.Right) {
            return goOn.get();
        }
        if (verdict instanceof PinVerdict.Wrong wrong) {
            Phrase sorry = wrong.triesLeft() == 1 ? Phrase.WRONG_PIN_LAST_ATTEMPT : Phrase.WRONG_PIN;
            return ask(turn, car, turn.phrases().say(sorry), request);
        }
        if (verdict instanceof PinVerdict.Locked locked) {
            return locked(turn, locked.until());
        }
        if (verdict instanceof PinVerdict.NotSet) {
            return turn.end(turn.phrases().say(Phrase.NO_PIN));
        }
        throw new IllegalStateException(verdict.toString());
    }

    private static boolean wasAskedFor(Turn turn, String request) {
        return turn.memory()
                .question()
                .filter(open -> open.slot().equals(SlotNames.PIN))
                .flatMap(OpenQuestion::confirms)
                .filter(request::equals)
                .isPresent();
    }

    private Optional<Response> first(Turn turn, ChosenCar car, String request) {
        if (!pins.isSet(turn.person())) {
            return turn.end(turn.phrases().say(Phrase.NO_PIN));
        }
        return pins.lockedUntil(turn.person())
                .map(until -> locked(turn, until))
                .orElseGet(() -> ask(turn, car, "", request));
    }

    private static Optional<Response> ask(Turn turn, ChosenCar car, String lead, String request) {
        String question = car.oneOfSeveral()
                ? turn.phrases().say(Phrase.ASK_PIN_FOR, Map.of("car", car.called()))
                : turn.phrases().say(lead.isEmpty() ? Phrase.ASK_PIN : Phrase.ASK_PIN_AGAIN);
        return turn.elicit(lead, turn.question(SlotNames.PIN, question).confirming(request));
    }

    private static Optional<Response> locked(Turn turn, Instant until) {
        return turn.end(turn.phrases()
                .say(Phrase.PIN_LOCKED, Map.of("duration", turn.speech().until(until))));
    }
}
