package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.vehicle.signal.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Asks back where a slot is empty or unknown; nothing is ever guessed. */
record Questions(Turn turn) {

    /** Goes on with the part that was said, if it is one of these; else asks for it. */
    Optional<Response> part(List<Signal> parts, Function<Signal, Optional<Response>> goOn) {
        Optional<Signal> part = turn.id(SlotNames.PART)
                .flatMap(turn.speech().vocabulary()::signal)
                .filter(parts::contains);
        if (part.isPresent()) {
            return goOn.apply(part.get());
        }
        String names = turn.speech().parts(parts);
        String question = turn.said(SlotNames.PART)
                .map(said -> turn.phrases().say(Phrase.UNKNOWN_PART, Map.of("said", said, "parts", names)))
                .orElseGet(() -> turn.phrases().say(Phrase.WHICH_PART, Map.of("parts", names)));
        return turn.elicit(SlotNames.PART, question);
    }

    /** Says that the part can't be that, and asks what else. */
    Optional<Response> otherValue(Signal signal, String slot) {
        return turn.elicit(
                slot,
                turn.phrases()
                        .say(
                                Phrase.UNKNOWN_VALUE,
                                Map.of(
                                        "part", turn.speech().part(signal),
                                        "said", turn.said(slot).orElse(""),
                                        "values", turn.speech().values(signal))));
    }
}
