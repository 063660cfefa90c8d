package io.vehicleshadow.alexa.dialogue;

import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.alexa.speech.Phrases;
import io.vehicleshadow.vehicle.ThingName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The person's cars by number. A number goes on meaning the car that it was read out with, whatever is shared or taken
 * back meanwhile, until the cars are read out again.
 *
 * @param cars as they are now; at least one
 * @param called what the owner of each calls it
 */
record CarList(Turn turn, List<ThingName> cars, Function<ThingName, String> called) {

    /** The phrase for an only car with its name, or the one for several with their number and their names. */
    String readOut(Phrase only, Phrase several) {
        number();
        Phrases phrases = turn.phrases();
        return cars.size() == 1
                ? phrases.say(only, Map.of("car", called.apply(cars.get(0))))
                : phrases.say(several, Map.of("count", phrases.numerals().words(cars.size()), "cars", entries()));
    }

    /** The name that the number means that was said; empty if it means none. The car need not be the person's. */
    Optional<String> meant() {
        if (turn.memory().numbered().isEmpty()) {
            number();
        }
        List<String> names = turn.memory().numbered();
        return turn.id(SlotNames.VEHICLE)
                .filter(id -> id.matches("[1-9]\\d?"))
                .map(id -> Integer.parseInt(id) - 1)
                .filter(index -> index < names.size())
                .map(names::get);
    }

    private void number() {
        turn.memory().number(cars.stream().map(ThingName::value).toList());
    }

    private String entries() {
        return IntStream.range(0, cars.size()).mapToObj(this::entry).collect(Collectors.joining("; "));
    }

    private String entry(int index) {
        String number = turn.phrases().numerals().words(index + 1L);
        return turn.phrases().fill(Phrase.CAR_ENTRY, Map.of("number", number, "car", called.apply(cars.get(index))));
    }
}
