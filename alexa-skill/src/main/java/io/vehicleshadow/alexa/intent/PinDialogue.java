package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.garage.Garage;
import io.vehicleshadow.alexa.garage.PinAnswer;
import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks for the PIN before anything is opened or unlocked. A PIN confirms the one request that it was asked for. */
final class PinDialogue {
    private final Garage garage;

    PinDialogue(Garage garage) {
        this.garage = garage;
    }

    /** Goes on if the right PIN was said for that request; else asks for it, or says why none is taken. */
    Optional<Response> then(Turn turn, MeantCar car, String request, Supplier<Optional<Response>> goOn) {
        Optional<String> spoken = turn.said(SlotNames.PIN).or(() -> turn.said(SlotNames.LONG_PIN));
        boolean wasAsked = turn.memory()
                .question()
                .filter(open -> open.slot().equals(SlotNames.PIN))
                .flatMap(OpenQuestion::confirms)
                .filter(request::equals)
                .isPresent();
        if (spoken.isEmpty() || !wasAsked) {
            return garage.pinRefusal(turn.person())
                    .map(refusal -> refused(turn, refusal))
                    .orElseGet(() -> ask(turn, car, "", request));
        }
        PinAnswer answer = garage.checkPin(turn.person(), spoken.get());
        if (answer instanceof PinAnswer.Right) {
            return goOn.get();
        }
        return answer instanceof PinAnswer.Refusal refusal
                ? refused(turn, refusal)
                : ask(turn, car, turn.phrases().say(Phrase.WRONG_PIN), request);
    }

    private static Optional<Response> ask(Turn turn, MeantCar car, String lead, String request) {
        String question = car.oneOfSeveral()
                ? turn.phrases()
                        .say(Phrase.ASK_PIN_FOR, Map.of("car", car.name().value()))
                : turn.phrases().say(lead.isEmpty() ? Phrase.ASK_PIN : Phrase.ASK_PIN_AGAIN);
        return turn.elicit(lead, turn.question(SlotNames.PIN, question).confirming(request));
    }

    private static Optional<Response> refused(Turn turn, PinAnswer.Refusal refusal) {
        if (refusal instanceof PinAnswer.Locked locked) {
            String duration = turn.speech().until(locked.until());
            return turn.end(turn.phrases().say(Phrase.PIN_LOCKED, Map.of("duration", duration)));
        }
        return turn.end(turn.phrases().say(Phrase.NO_PIN));
    }
}
