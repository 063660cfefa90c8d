package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.garage.Garage;
import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.vehicle.ThingName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which of the person's cars is meant. */
final class CarChoice {
    private final Garage garage;

    CarChoice(Garage garage) {
        this.garage = garage;
    }

    /** Goes on with the car that is meant, or asks which one is. */
    Optional<Response> then(Turn turn, Function<MeantCar, Optional<Response>> goOn) {
        List<ThingName> cars = garage.cars(turn.person());
        if (cars.isEmpty()) {
            return turn.end(turn.phrases().say(Phrase.NO_CARS));
        }
        if (turn.said(SlotNames.VEHICLE).isPresent()) {
            return named(turn, cars)
                    .map(car -> goOn.apply(new MeantCar(car, cars.size() > 1)))
                    .orElseGet(() -> noSuchCar(turn, cars));
        }
        Optional<ThingName> remembered =
                turn.memory().car().filter(ThingName::isValid).map(ThingName::new);
        if (cars.size() == 1 || remembered.filter(cars::contains).isPresent()) {
            return goOn.apply(new MeantCar(remembered.filter(cars::contains).orElse(cars.get(0)), cars.size() > 1));
        }
        return turn.elicit(SlotNames.VEHICLE, listed(turn, Phrase.WHICH_CAR, cars));
    }

    private static Optional<Response> noSuchCar(Turn turn, List<ThingName> cars) {
        if (cars.size() == 1) {
            return turn.tell(turn.phrases()
                    .say(Phrase.ONLY_CAR, Map.of("car", cars.get(0).value())));
        }
        return turn.elicit(
                SlotNames.VEHICLE, turn.phrases().say(Phrase.NO_SUCH_CAR), listed(turn, Phrase.WHICH_CAR, cars));
    }

    private static Optional<ThingName> named(Turn turn, List<ThingName> cars) {
        Optional<ThingName> car = turn.id(SlotNames.VEHICLE)
                .map(Integer::parseInt)
                .filter(number -> number <= cars.size())
                .map(number -> cars.get(number - 1));
        car.ifPresent(chosen -> turn.memory().choose(chosen.value()));
        return car;
    }

    /** The phrase with the number of the cars and their names. */
    static String listed(Turn turn, Phrase phrase, List<ThingName> cars) {
        String names = IntStream.range(0, cars.size())
                .mapToObj(i -> turn.phrases()
                        .fill(
                                Phrase.CAR_ENTRY,
                                Map.of(
                                        "number", turn.phrases().numerals().words(i + 1L),
                                        "car", cars.get(i).value())))
                .collect(Collectors.joining("; "));
        return turn.phrases()
                .say(phrase, Map.of("count", turn.phrases().numerals().words(cars.size()), "cars", names));
    }
}
