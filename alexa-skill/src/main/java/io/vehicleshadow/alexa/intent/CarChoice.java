package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.garage.Garage;
import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.vehicle.ThingName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which of the person's cars is meant. If the one that is meant is not theirs any more, no other is taken for it. */
final class CarChoice {
    private final Garage garage;

    CarChoice(Garage garage) {
        this.garage = garage;
    }

    /** Goes on with the car that is meant and remembers it, or asks which one is. */
    Optional<Response> then(Turn turn, Function<MeantCar, Optional<Response>> goOn) {
        List<ThingName> cars = garage.cars(turn.person());
        if (cars.isEmpty()) {
            return turn.end(turn.phrases().say(Phrase.NO_CARS));
        }
        boolean saysNumber = turn.said(SlotNames.VEHICLE).isPresent();
        Optional<String> meant = saysNumber
                ? new CarList(turn, cars).meant()
                : turn.memory().car().or(() -> only(cars));
        if (meant.isEmpty()) {
            return which(turn, saysNumber && cars.size() > 1 ? turn.phrases().say(Phrase.NO_SUCH_CAR) : "", cars);
        }
        Optional<ThingName> car =
                cars.stream().filter(mine -> mine.value().equals(meant.get())).findFirst();
        turn.memory().speakOf(car);
        return car.map(mine -> goOn.apply(new MeantCar(mine, cars.size() > 1)))
                .orElseGet(() -> which(turn, turn.phrases().say(Phrase.CAR_GONE), cars));
    }

    private static Optional<String> only(List<ThingName> cars) {
        return cars.size() == 1 ? Optional.of(cars.get(0).value()) : Optional.empty();
    }

    private static Optional<Response> which(Turn turn, String lead, List<ThingName> cars) {
        String text = new CarList(turn, cars).readOut(Phrase.ONLY_CAR, Phrase.WHICH_CAR);
        return cars.size() == 1 ? turn.tell((lead + " " + text).trim()) : turn.elicit(SlotNames.VEHICLE, lead, text);
    }
}
