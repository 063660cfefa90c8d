package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.dialogue.Cars;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.speech.Languages;
import java.util.Optional;

/** Understands what is said in terms of the car that is meant. Which one that is comes first only where cars differ. */
record InTermsOfTheCar(IntentAnswer answer, Cars cars, Languages languages) implements IntentAnswer {
    @Override
    public Optional<Response> answer(Turn turn) {
        return languages.dependOnTheCar()
                ? cars.choose(
                        turn,
                        car -> cars.catalogue(turn, car.thing())
                                .map(own -> answer.answer(turn.in(languages.of(turn.input(), own))))
                                .orElseGet(() -> cars.gone(turn)))
                : answer.answer(turn);
    }
}
