package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.dialogue.Cars;
import io.vehicleshadow.alexa.dialogue.Questions;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.alexa.speech.CarSpeech;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalKind;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** "Is my door open?", "what is the temperature?" */
final class SignalState implements IntentAnswer {
    private final Cars cars;

    SignalState(Cars cars) {
        this.cars = cars;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        Optional<Signal> meant = turn.name(SlotNames.STATE).flatMap(state -> meant(turn, state));
        if (meant.isPresent()) {
            return tell(turn, meant.get());
        }
        return new Questions(turn).part(candidates(turn), signal -> tell(turn, signal));
    }

    /** "Is my car open" can mean what can be open. */
    private static List<Signal> candidates(Turn turn) {
        List<Signal> lasting = turn.speech().vocabulary().signals().stream()
                .filter(signal -> signal.kind() != SignalKind.MOMENTARY)
                .toList();
        List<Signal> inState = turn.said(SlotNames.PART).isPresent()
                ? List.of()
                : lasting.stream()
                        .filter(signal -> asked(turn, signal).isPresent())
                        .toList();
        return inState.isEmpty() ? lasting : inState;
    }

    private static Optional<SignalValue> asked(Turn turn, Signal signal) {
        return turn.name(SlotNames.STATE)
                .flatMap(state -> turn.speech().vocabulary().value(signal, state));
    }

    /** "Is my door locked" asks for the lock, not the door. */
    private static Optional<Signal> meant(Turn turn, String state) {
        Optional<Signal> part = turn.id(SlotNames.PART).flatMap(turn.speech().vocabulary()::signal);
        boolean unknown = part.isEmpty() && turn.said(SlotNames.PART).isPresent();
        return unknown ? Optional.empty() : turn.speech().vocabulary().inState(part, state);
    }

    private Optional<Response> tell(Turn turn, Signal signal) {
        return cars.describe(turn, state -> sentence(turn, signal, state));
    }

    private static String sentence(Turn turn, Signal signal, VehicleState view) {
        Optional<SignalValue> asked = asked(turn, signal);
        return CarSpeech.reported(signal, view)
                .map(now -> turn.phrases()
                        .say(
                                asked.map(state -> state.equals(now) ? Phrase.YES : Phrase.NO)
                                        .orElse(Phrase.SENTENCE),
                                Map.of("clause", turn.speech().clause(signal, now))))
                .orElseGet(() -> turn.phrases().say(Phrase.STATE_UNKNOWN));
    }
}
