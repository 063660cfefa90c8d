package io.vehicleshadow.alexa.dialogue;

import com.amazon.ask.model.Response;
import io.vehicleshadow.alexa.model.SlotNames;
import io.vehicleshadow.alexa.speech.Phrase;
import io.vehicleshadow.functions.access.Grant;
import io.vehicleshadow.functions.access.VehicleAccess;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.functions.view.VehicleView;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A person's cars: which one is meant, and how it is. If the one that is meant is no longer theirs, no other is taken for it. */
public final class Cars {
    private final VehicleAccess access;
    private final VehicleView view;

    public Cars(VehicleAccess access, VehicleView view) {
        this.access = access;
        this.view = view;
    }

    /** Goes on with the car that is meant and remembers it, or asks which one is. */
    public Optional<Response> choose(Turn turn, Function<ChosenCar, Optional<Response>> goOn) {
        List<Grant> grants = access.vehicles(turn.person());
        List<ThingName> cars = names(grants);
        if (cars.isEmpty()) {
            return turn.end(turn.phrases().say(Phrase.NO_CARS));
        }
        boolean saysNumber = turn.said(SlotNames.VEHICLE).isPresent();
        Optional<String> meant = saysNumber
                ? new CarList(turn, cars, this::called).meant()
                : turn.memory().car().or(() -> only(cars));
        if (meant.isEmpty()) {
            return which(turn, saysNumber && cars.size() > 1 ? turn.phrases().say(Phrase.NO_SUCH_CAR) : "", cars);
        }
        Optional<Grant> grant = grants.stream()
                .filter(mine -> mine.thing().value().equals(meant.get()))
                .findFirst();
        turn.memory().speakOf(grant.map(Grant::thing));
        return grant.map(mine ->
                        goOn.apply(new ChosenCar(mine.thing(), called(mine.thing()), mine.role(), cars.size() > 1)))
                .orElseGet(() -> which(turn, turn.phrases().say(Phrase.CAR_GONE), cars));
    }

    /** The state of the car that is meant, as a card and as what {@code told} makes of it. */
    public Optional<Response> describe(Turn turn, Function<VehicleState, String> told) {
        return choose(
                turn,
                car -> look(turn, car.thing())
                        .map(state -> turn.show(car.called(), turn.speech().card(state))
                                .tell(car.about(
                                        turn.phrases(),
                                        told.apply(state) + turn.speech().staleness(state))))
                        .orElseGet(() -> gone(turn)));
    }

    /** Says that the car is no longer the person's. */
    public Optional<Response> gone(Turn turn) {
        return turn.tell(turn.phrases().say(Phrase.CAR_GONE));
    }

    /** What the car can do; empty if it is not the person's. */
    public Optional<SignalCatalogue> catalogue(Turn turn, ThingName car) {
        return view.catalogue(turn.person(), car);
    }

    /** The state of the car; empty if it is not the person's. */
    public Optional<VehicleState> look(Turn turn, ThingName car) {
        return view.of(turn.person(), car);
    }

    /** Reads out the person's cars. */
    public Optional<Response> list(Turn turn) {
        List<ThingName> cars = names(access.vehicles(turn.person()));
        return cars.isEmpty()
                ? turn.end(turn.phrases().say(Phrase.NO_CARS))
                : turn.tell(new CarList(turn, cars, this::called).readOut(Phrase.ONE_CAR, Phrase.CAR_LIST));
    }

    private String called(ThingName car) {
        return view.label(car).nameOr(car);
    }

    private static List<ThingName> names(List<Grant> grants) {
        return grants.stream().map(Grant::thing).toList();
    }

    private static Optional<String> only(List<ThingName> cars) {
        return cars.size() == 1 ? Optional.of(cars.get(0).value()) : Optional.empty();
    }

    private Optional<Response> which(Turn turn, String lead, List<ThingName> cars) {
        String text = new CarList(turn, cars, this::called).readOut(Phrase.ONLY_CAR, Phrase.WHICH_CAR);
        return cars.size() == 1 ? turn.tell((lead + " " + text).trim()) : turn.elicit(SlotNames.VEHICLE, lead, text);
    }
}
