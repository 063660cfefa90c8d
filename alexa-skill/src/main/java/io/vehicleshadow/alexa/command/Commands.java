package io.vehicleshadow.alexa.command;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.dialogue.Cars;
import io.vehicleshadow.alexa.dialogue.ChosenCar;
import io.vehicleshadow.alexa.dialogue.PinDialogue;
import io.vehicleshadow.alexa.dialogue.Turn;
import io.vehicleshadow.alexa.speech.GroupSpeech;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.alexa.speech.Wanted;
import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.functions.ask.AskRequest;
import io.vehicleshadow.functions.ask.AskResult;
import io.vehicleshadow.functions.ask.AskVehicle;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.VehicleCommand;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Sends a request to a car: which car, the role, the PIN where it needs one, the request, and the truth about its end. */
public final class Commands {
    /** How long the car has for its answer; Alexa herself waits 8 s for ours. */
    public static final Duration WAIT = Duration.ofSeconds(5);
    /** How long after we heard the person the wait ends at the latest, so that there is time to look and to answer. */
    static final Duration END_OF_WAIT = Duration.ofSeconds(6);
    /** After this a person hears that something is going on. */
    static final Duration SILENCE = Duration.ofSeconds(1);

    private final Cars cars;
    private final PinDialogue pins;
    private final AskVehicle vehicles;
    private final Patience patience;
    private final Clock clock;

    public Commands(Cars cars, PinDialogue pins, AskVehicle vehicles, Patience patience, Clock clock) {
        this.cars = cars;
        this.pins = pins;
        this.vehicles = vehicles;
        this.patience = patience;
        this.clock = clock;
    }

    /** The answer to the request about one part. */
    public Optional<Response> carryOut(Turn turn, Signal signal, SignalValue value) {
        return carryOut(turn, Wanted.of(signal, value));
    }

    /** The answer to the request, after whatever has to be asked first. */
    public Optional<Response> carryOut(Turn turn, Wanted wanted) {
        return cars.choose(turn, car -> {
            if (!car.role().mayCommand()) {
                return turn.tell(car.about(turn.phrases(), turn.phrases().say(Phrase.NOT_ALLOWED)));
            }
            return wanted.needsConfirmation()
                    ? pins.then(turn, car, car.thing() + " " + wanted.text(), () -> send(turn, car, wanted))
                    : send(turn, car, wanted);
        });
    }

    private Optional<Response> send(Turn turn, ChosenCar car, Wanted wanted) {
        if (wanted.values().keySet().stream().anyMatch(signal -> expiresWhileWaiting(turn, signal))) {
            return turn.end(turn.phrases().say(Phrase.TOO_OLD));
        }
        AskRequest request = new AskRequest(
                turn.person(),
                Channel.VOICE,
                car.thing(),
                command(wanted),
                wanted.needsConfirmation(),
                turn.requestId(),
                turn.requestedAt(),
                timeLeft(turn));
        AskResult result = saying(
                turn, () -> vehicles.ask(request, turn.speech().vocabulary().catalogue()));
        Optional<VehicleState> state = look(turn, car.thing());
        state.ifPresent(seen -> turn.show(car.called(), turn.speech().card(seen)));
        return turn.tell(car.about(turn.phrases(), new GroupSpeech(turn.speech(), wanted, state).of(result)));
    }

    private static VehicleCommand command(Wanted wanted) {
        return VehicleCommand.of(wanted.values().entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().key(), Map.Entry::getValue)));
    }

    /** The car gets no more time than sign-in, table and PIN have left. */
    private Duration timeLeft(Turn turn) {
        Duration left = END_OF_WAIT.minus(Duration.between(turn.heardAt(), clock.instant()));
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(WAIT) < 0 ? left : WAIT;
    }

    private boolean expiresWhileWaiting(Turn turn, Signal signal) {
        Duration age = Duration.between(turn.requestedAt(), clock.instant());
        return signal.staleAfter()
                .filter(limit -> age.plus(WAIT).compareTo(limit) >= 0)
                .isPresent();
    }

    private AskResult saying(Turn turn, Supplier<AskResult> request) {
        String word = turn.phrases().say(Phrase.ONE_MOMENT);
        Patience.Waiting waiting = patience.after(SILENCE, () -> ProgressiveResponse.say(turn.input(), word));
        try {
            return request.get();
        } finally {
            waiting.close();
        }
    }

    /** A look that fails must not hide an answer that is known. */
    private Optional<VehicleState> look(Turn turn, ThingName car) {
        try {
            return cars.look(turn, car);
        } catch (CloudUnavailable e) {
            return Optional.empty();
        }
    }
}
