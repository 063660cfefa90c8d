package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.dialogue.Cars;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.alexa.speech.Phrase;
import java.util.Map;
import java.util.Optional;

/** "Which cars do I have?", "use car two". */
final class WhichCar implements IntentAnswer {
    private final Cars cars;

    WhichCar(Cars cars) {
        this.cars = cars;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        if (turn.said(SlotNames.VEHICLE).isPresent()) {
            turn.memory().beginConversation();
            return cars.choose(
                    turn, car -> turn.tell(turn.phrases().say(Phrase.CAR_CHOSEN, Map.of("car", car.called()))));
        }
        return cars.list(turn);
    }
}
