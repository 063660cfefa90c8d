package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.garage.CarView;
import io.vehicleshadow.alexa.garage.Garage;
import io.vehicleshadow.alexa.model.SkillIntent;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** "How is my car?" */
final class CarState implements IntentAnswer {
    private final Garage garage;
    private final CarChoice choice;

    CarState(Garage garage) {
        this.garage = garage;
        this.choice = new CarChoice(garage);
    }

    @Override
    public SkillIntent intent() {
        return SkillIntent.CAR_STATE;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        return choice.then(
                turn,
                car -> garage.look(turn.person(), car.name())
                        .map(view -> turn.show(car.name().value(), turn.speech().card(view))
                                .tell(car.told(
                                        turn.phrases(),
                                        states(turn, view) + turn.speech().staleness(view))))
                        .orElseGet(() -> turn.tell(turn.phrases().say(Phrase.CAR_GONE))));
    }

    private static String states(Turn turn, CarView view) {
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
