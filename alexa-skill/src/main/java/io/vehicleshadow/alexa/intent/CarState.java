package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.dialogue.Cars;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.speech.CarSpeech;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.functions.view.VehicleState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** "How is my car?" */
final class CarState implements IntentAnswer {
    private final Cars cars;

    CarState(Cars cars) {
        this.cars = cars;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        return cars.describe(turn, state -> states(turn, state));
    }

    private static String states(Turn turn, VehicleState view) {
        List<String> clauses = turn.speech().vocabulary().signals().stream()
                .flatMap(signal -> CarSpeech.reported(signal, view).stream()
                        .map(value -> turn.speech().clause(signal, value)))
                .toList();
        return clauses.isEmpty()
                ? turn.phrases().say(Phrase.STATE_UNKNOWN)
                : turn.phrases()
                        .say(Phrase.SENTENCE, Map.of("clause", turn.phrases().both(clauses)));
    }
}
