package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.garage.CarView;
import io.vehicleshadow.alexa.garage.Garage;
import io.vehicleshadow.alexa.model.SkillIntent;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
                car -> garage.look(turn.person(), car)
                        .map(view -> turn.show(car.value(), turn.speech().card(view))
                                .tell((states(turn, view) + turn.speech().staleness(view)).trim()))
                        .orElseGet(() -> turn.tell(turn.phrases().say(Phrase.CAR_GONE))));
    }

    private static String states(Turn turn, CarView view) {
        return turn.speech().vocabulary().signals().stream()
                .flatMap(signal -> CarSpeech.reported(signal, view).stream()
                        .map(value -> turn.speech()
                                .about(signal, value, Phrase.STATE_IS, Phrase.STATE_IS_QUANTITY, Map.of())))
                .collect(Collectors.joining(" "));
    }
}
