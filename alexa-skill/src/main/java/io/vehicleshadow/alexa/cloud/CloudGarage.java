package io.vehicleshadow.alexa.cloud;

import io.vehicleshadow.alexa.garage.AskAnswer;
import io.vehicleshadow.alexa.garage.AskCar;
import io.vehicleshadow.alexa.garage.CarView;
import io.vehicleshadow.alexa.garage.Garage;
import io.vehicleshadow.alexa.garage.GarageUnavailable;
import io.vehicleshadow.alexa.garage.PinAnswer;
import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.ask.AskRequest;
import io.vehicleshadow.functions.ask.AskResult;
import io.vehicleshadow.functions.ask.AskVehicle;
import io.vehicleshadow.functions.history.AskedSignal;
import io.vehicleshadow.functions.history.CommandReport;
import io.vehicleshadow.functions.history.End;
import io.vehicleshadow.functions.pin.PinVerdict;
import io.vehicleshadow.functions.pin.Pins;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.functions.view.VehicleView;
import io.vehicleshadow.functions.wiring.UseCases;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.VehicleCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The same use cases that the HTTP API calls, in process, with the channel "voice". */
public final class CloudGarage implements Garage {
    private final AskVehicle askVehicle;
    private final VehicleView view;
    private final Pins pins;

    /** The garage over these use cases. */
    public CloudGarage(UseCases cloud) {
        this.askVehicle = cloud.askVehicle();
        this.view = cloud.vehicleView();
        this.pins = cloud.pins();
    }

    @Override
    public List<ThingName> cars(String person) {
        return reach(() -> view.mine(new PersonId(person)).stream()
                .map(summary -> summary.grant().thing())
                .toList());
    }

    @Override
    public Optional<CarView> look(String person, ThingName car) {
        return reach(() -> view.of(new PersonId(person), car).map(CloudGarage::carView));
    }

    @Override
    public AskAnswer ask(AskCar request) {
        AskRequest asked = new AskRequest(
                new PersonId(request.person()),
                Channel.VOICE,
                request.car(),
                VehicleCommand.of(Map.of(request.signal(), request.value())),
                request.confirmed(),
                request.requestId(),
                request.at(),
                request.atMost());
        return reach(() -> answer(askVehicle.ask(asked), request));
    }

    @Override
    public Optional<PinAnswer.Refusal> pinRefusal(String person) {
        return reach(() -> {
            PersonId id = new PersonId(person);
            return pins.isSet(id)
                    ? pins.lockedUntil(id).map(PinAnswer.Locked::new)
                    : Optional.of(new PinAnswer.NotSet());
        });
    }

    @Override
    public PinAnswer checkPin(String person, String digits) {
        PinVerdict verdict = reach(() -> pins.check(new PersonId(person), digits));
        if (verdict instanceof PinVerdict.Right) {
            return new PinAnswer.Right();
        }
        if (verdict instanceof PinVerdict.Locked locked) {
            return new PinAnswer.Locked(locked.until());
        }
        return verdict instanceof PinVerdict.NotSet ? new PinAnswer.NotSet() : new PinAnswer.Wrong();
    }

    private static AskAnswer answer(AskResult result, AskCar request) {
        if (result instanceof AskResult.Asked asked) {
            return ofReport(asked.report(), request);
        }
        if (result instanceof AskResult.NotAllowed) {
            return new AskAnswer.NotAllowed();
        }
        if (result instanceof AskResult.NotConfirmed) {
            throw new IllegalStateException(request.signal() + " was asked to be opened or unlocked without a PIN");
        }
        return result instanceof AskResult.AlreadyUnderWay
                ? new AskAnswer.AlreadyUnderWay()
                : new AskAnswer.NoSuchCar();
    }

    private static AskAnswer ofReport(CommandReport report, AskCar request) {
        AskedSignal signal = report.signals().get(request.signal().value());
        CommandStatus status = report.status(request.signal().value());
        return status == CommandStatus.IN_PROGRESS
                ? new AskAnswer.UnderWay(signal.staleAt().orElse(report.asOf()))
                : new AskAnswer.Ended(status, signal.end().flatMap(End::reason));
    }

    private static CarView carView(VehicleState state) {
        return new CarView(
                state.thing(),
                state.presence().map(presence -> new CarView.Presence(presence.online(), presence.since())),
                state.shadow());
    }

    private static <T> T reach(Supplier<T> call) {
        try {
            return call.get();
        } catch (CloudUnavailable e) {
            throw new GarageUnavailable(e.mayHaveHappened(), e);
        }
    }
}
