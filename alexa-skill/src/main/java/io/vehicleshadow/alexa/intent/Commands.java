package io.vehicleshadow.alexa.intent;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.garage.AskAnswer;
import io.vehicleshadow.alexa.garage.AskCar;
import io.vehicleshadow.alexa.garage.CarView;
import io.vehicleshadow.alexa.garage.Garage;
import io.vehicleshadow.alexa.garage.GarageUnavailable;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Has a car do what was asked: which car, the PIN where it needs one, the request, and the truth about its end. */
final class Commands {
    /** How long the car has for its answer; Alexa herself waits 8 s for ours. */
    static final Duration WAIT = Duration.ofSeconds(5);
    /** How long after we heard the person the wait ends at the latest, so that there is time to look and to answer. */
    static final Duration END_OF_WAIT = Duration.ofSeconds(6);
    /** After this a person hears that something is going on. */
    static final Duration SILENCE = Duration.ofSeconds(1);

    private final Garage garage;
    private final CarChoice choice;
    private final PinDialogue pins;
    private final Patience patience;
    private final Clock clock;

    Commands(Garage garage, Patience patience, Clock clock) {
        this.clock = clock;
        this.garage = garage;
        this.choice = new CarChoice(garage);
        this.pins = new PinDialogue(garage);
        this.patience = patience;
    }

    Optional<Response> carryOut(Turn turn, Signal signal, SignalValue value) {
        return choice.then(
                turn,
                car -> signal.needsConfirmation(value)
                        ? pins.then(turn, car, request(car, signal, value), () -> ask(turn, car, signal, value))
                        : ask(turn, car, signal, value));
    }

    private static String request(MeantCar car, Signal signal, SignalValue value) {
        return car.name() + " " + signal.key() + " " + value.text();
    }

    private Optional<Response> ask(Turn turn, MeantCar car, Signal signal, SignalValue value) {
        if (lapsesWhileWaiting(turn, signal)) {
            return turn.end(turn.phrases().say(Phrase.TOO_OLD));
        }
        AskCar request = new AskCar(
                turn.person(),
                car.name(),
                signal.key(),
                value,
                signal.needsConfirmation(value),
                turn.requestId(),
                turn.requestedAt(),
                patience(turn));
        AskAnswer answer = inCompany(turn, () -> garage.ask(request));
        Optional<CarView> view = look(turn, car.name());
        view.ifPresent(seen -> turn.show(car.name().value(), turn.speech().card(seen)));
        return turn.tell(car.told(turn.phrases(), new AnswerSpeech(turn.speech(), signal, value, view).of(answer)));
    }

    /** What the sign-in, the table and the PIN took is not there for the car any more. */
    private Duration patience(Turn turn) {
        Duration left = END_OF_WAIT.minus(Duration.between(turn.heardAt(), clock.instant()));
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(WAIT) < 0 ? left : WAIT;
    }

    /** Whether it was spoken so long ago that nobody expects it to be done any more. */
    private boolean lapsesWhileWaiting(Turn turn, Signal signal) {
        Duration age = Duration.between(turn.requestedAt(), clock.instant());
        return signal.staleAfter()
                .filter(limit -> age.plus(WAIT).compareTo(limit) >= 0)
                .isPresent();
    }

    private AskAnswer inCompany(Turn turn, Supplier<AskAnswer> request) {
        String word = turn.phrases().say(Phrase.ONE_MOMENT);
        Patience.Waiting waiting = patience.after(SILENCE, () -> ProgressiveResponse.say(turn.input(), word));
        try {
            return request.get();
        } finally {
            waiting.close();
        }
    }

    /** A look that fails must not hide an answer that is known. */
    private Optional<CarView> look(Turn turn, ThingName car) {
        try {
            return garage.look(turn.person(), car);
        } catch (GarageUnavailable e) {
            return Optional.empty();
        }
    }
}
