package io.vehicleshadow.alexa.dialogue;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.alexa.model.Vocabulary;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.vehicle.signal.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Asks back where a slot is empty or unknown; nothing is ever guessed. */
public record Questions(Turn turn) {

    /** Goes on with the part that was said, if it is one of these; else asks for it. */
    public Optional<Response> part(List<Signal> parts, Function<Signal, Optional<Response>> goOn) {
        Optional<Signal> part = turn.id(SlotNames.PART)
                .flatMap(turn.speech().vocabulary()::signal)
                .filter(parts::contains);
        if (part.isPresent()) {
            return goOn.apply(part.get());
        }
        return turn.elicit(turn.said(SlotNames.PART).map(this::notThat).orElse(""), which(parts));
    }

    private String notThat(String said) {
        Vocabulary vocabulary = turn.speech().vocabulary();
        if (vocabulary.isCar(said)) {
            return "";
        }
        if (turn.id(SlotNames.PART)
                .filter(id -> vocabulary.signal(id).isEmpty())
                .isPresent()) {
            return turn.phrases().say(Phrase.CAR_HAS_NOT, Map.of("said", said));
        }
        return vocabulary
                .called(said)
                .map(signal -> turn.phrases()
                        .say(Phrase.PART_CANNOT, Map.of("part", turn.speech().part(signal))))
                .orElseGet(() -> turn.phrases().say(Phrase.UNKNOWN_PART, Map.of("said", said)));
    }

    private OpenQuestion which(List<Signal> parts) {
        Phrase phrase = parts.size() == 1 ? Phrase.WHICH_PART_OF_ONE : Phrase.WHICH_PART;
        OpenQuestion question = turn.question(
                SlotNames.PART,
                turn.phrases().say(phrase, Map.of("parts", turn.speech().parts(parts))));
        return parts.size() == 1 ? question.guessing(parts.get(0).key().value()) : question;
    }

    /** Asks what the signal shall be, of all that it can be. */
    public Optional<Response> value(Signal signal, String slot) {
        return value(signal, slot, "");
    }

    /** Says that the signal can't be what was said, and asks what else. */
    public Optional<Response> otherValue(Signal signal, String slot) {
        return value(signal, slot, turn.phrases().say(Phrase.UNKNOWN_VALUE));
    }

    private Optional<Response> value(Signal signal, String slot, String lead) {
        return turn.elicit(
                slot,
                lead,
                turn.phrases()
                        .say(
                                Phrase.WHICH_VALUE,
                                Map.of(
                                        "part", turn.speech().part(signal),
                                        "values", turn.speech().values(signal))));
    }
}
