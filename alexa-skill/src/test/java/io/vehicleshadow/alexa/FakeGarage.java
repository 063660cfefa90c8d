package io.vehicleshadow.alexa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.garage.AskAnswer;
import io.vehicleshadow.alexa.garage.AskCar;
import io.vehicleshadow.alexa.garage.CarView;
import io.vehicleshadow.alexa.garage.Garage;
import io.vehicleshadow.alexa.garage.GarageUnavailable;
import io.vehicleshadow.alexa.garage.PinAnswer;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cars of one person, with a virtual clock for everything that takes time. */
final class FakeGarage implements Garage {
    private final VirtualTime time;
    final List<AskCar> asked = new ArrayList<>();
    List<String> cars = List.of("tcu");
    Optional<String> pin = Optional.of("1234");
    Optional<GarageUnavailable> broken = Optional.empty();
    Optional<Instant> offlineSince = Optional.empty();
    boolean everOnline = true;
    Duration carTakes = Duration.ofMillis(300);
    Duration lapse = Duration.ofSeconds(60);
    AskAnswer answer = new AskAnswer.Ended(CommandStatus.SUCCEEDED, Optional.empty());
    final ObjectNode reported = JsonNodeFactory.instance
            .objectNode()
            .put("door", "close")
            .put("window", "up")
            .put("headlight", "off")
            .put("trunk", "close")
            .put("lock", "unlocked")
            .put("climate", 21.5)
            .put("speed", 0)
            .put("battery", 80);
    private int wrong;
    private Instant lockedUntil = Instant.MIN;

    FakeGarage(VirtualTime time) {
        this.time = time;
    }

    FakeGarage answering(CommandStatus status, Reason reason) {
        answer = new AskAnswer.Ended(status, Optional.ofNullable(reason));
        return this;
    }

    @Override
    public List<ThingName> cars(String person) {
        fail();
        return person.equals("demo") ? cars.stream().map(ThingName::new).toList() : List.of();
    }

    @Override
    public Optional<CarView> look(String person, ThingName car) {
        JsonNode document = JsonNodeFactory.instance
                .objectNode()
                .set("state", JsonNodeFactory.instance.objectNode().set("reported", reported));
        Optional<CarView.Presence> presence = everOnline
                ? Optional.of(new CarView.Presence(offlineSince.isEmpty(), offlineSince.orElse(time.instant())))
                : Optional.empty();
        return cars(person).contains(car)
                ? Optional.of(new CarView(car, presence, Optional.of(ShadowDocument.of(document))))
                : Optional.empty();
    }

    @Override
    public AskAnswer ask(AskCar request) {
        fail();
        asked.add(request);
        boolean answers = offlineSince.isEmpty() && carTakes.compareTo(request.atMost()) <= 0;
        Instant staleAt = time.instant().plus(lapse);
        for (Duration left = answers ? carTakes : request.atMost(); !left.isZero(); ) {
            Duration step = left.compareTo(Duration.ofMillis(100)) < 0 ? left : Duration.ofMillis(100);
            time.pass(step);
            left = left.minus(step);
        }
        return answers ? answer : new AskAnswer.UnderWay(staleAt);
    }

    @Override
    public Optional<PinAnswer.Refusal> pinRefusal(String person) {
        if (pin.isEmpty()) {
            return Optional.of(new PinAnswer.NotSet());
        }
        return time.instant().isBefore(lockedUntil) ? Optional.of(new PinAnswer.Locked(lockedUntil)) : Optional.empty();
    }

    @Override
    public PinAnswer checkPin(String person, String digits) {
        if (pinRefusal(person).isPresent()) {
            return pinRefusal(person).get();
        }
        if (pin.get().equals(digits)) {
            return new PinAnswer.Right();
        }
        if (++wrong < 3) {
            return new PinAnswer.Wrong();
        }
        lockedUntil = time.instant().plus(Duration.ofMinutes(10));
        return new PinAnswer.Locked(lockedUntil);
    }

    private void fail() {
        if (broken.isPresent()) {
            throw broken.get();
        }
    }
}
