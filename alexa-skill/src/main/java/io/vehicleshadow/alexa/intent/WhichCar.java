package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.garage.Garage;
import io.vehicleshadow.alexa.model.SkillIntent;
import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.vehicle.ThingName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** "Which cars do I have?", "use car two". */
final class WhichCar implements IntentAnswer {
    private final Garage garage;
    private final CarChoice choice;

    WhichCar(Garage garage) {
        this.garage = garage;
        this.choice = new CarChoice(garage);
    }

    @Override
    public SkillIntent intent() {
        return SkillIntent.WHICH_CAR;
    }

    @Override
    public Optional<Response> answer(Turn turn) {
        if (turn.said(SlotNames.VEHICLE).isPresent()) {
            turn.memory().beginConversation();
            return choice.then(
                    turn,
                    car -> turn.tell(turn.phrases()
                            .say(Phrase.CAR_CHOSEN, Map.of("car", car.name().value()))));
        }
        List<ThingName> cars = garage.cars(turn.person());
        return cars.isEmpty()
                ? turn.end(turn.phrases().say(Phrase.NO_CARS))
                : turn.tell(new CarList(turn, cars).readOut(Phrase.ONE_CAR, Phrase.CAR_LIST));
    }
}
