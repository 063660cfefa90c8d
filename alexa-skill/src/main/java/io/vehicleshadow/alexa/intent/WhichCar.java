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
            return choice.then(turn, car -> turn.tell(named(turn, Phrase.CAR_CHOSEN, car.name())));
        }
        List<ThingName> cars = garage.cars(turn.person());
        if (cars.size() > 1) {
            return turn.tell(CarChoice.listed(turn, Phrase.CAR_LIST, cars));
        }
        return cars.stream()
                .findFirst()
                .map(car -> turn.tell(named(turn, Phrase.ONE_CAR, car)))
                .orElseGet(() -> turn.end(turn.phrases().say(Phrase.NO_CARS)));
    }

    private static String named(Turn turn, Phrase phrase, ThingName car) {
        return turn.phrases().say(phrase, Map.of("car", car.value()));
    }
}
