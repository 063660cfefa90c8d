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
import java.util.stream.StreamSupport;

/** The cars of one person, with a virtual clock for everything that takes time. */
final class FakeGarage implements Garage {
    private final VirtualTime time;
    final List<AskCar> asked = new ArrayList<>();
    List<String> cars = List.of("tcu");
    Optional<String> pin = Optional.of("1234");
    Optional<GarageUnavailable> broken = Optional.empty();
    Optional<Instant> offlineSince = Optional.empty();
    boolean everOnline = true;
    Duration cloudTakes = Duration.ZERO;
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

    /** As a file of {@code raw/} says. */
    void given(JsonNode given) {
        if (given.has("cars")) {
            cars = StreamSupport.stream(given.path("cars").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
        pin = Optional.of(given.path("pin").asText("1234")).filter(digits -> !digits.isEmpty());
        cloudTakes = Duration.ofMillis(given.path("cloudTakesMillis").asLong(0));
        carTakes = given.has("carTakesSeconds")
                ? Duration.ofSeconds(given.path("carTakesSeconds").asLong())
                : carTakes;
        offlineSince = Optional.of(given.path("offlineMinutes").asLong(0))
                .filter(minutes -> minutes > 0)
                .map(minutes -> time.instant().minus(Duration.ofMinutes(minutes)));
        broken = Optional.of(given.path("cloud").asText(""))
                .filter(cloud -> !cloud.isEmpty())
                .map(cloud -> new GarageUnavailable(cloud.equals("lost"), null));
        answer = answer(given.path("answer").asText("SUCCEEDED").split(" "));
    }

    private static AskAnswer answer(String[] words) {
        return switch (words[0]) {
            case "NOT_ALLOWED" -> new AskAnswer.NotAllowed();
            case "NO_SUCH_CAR" -> new AskAnswer.NoSuchCar();
            case "UNDER_WAY" -> new AskAnswer.AlreadyUnderWay();
            default ->
                new AskAnswer.Ended(
                        CommandStatus.valueOf(words[0]),
                        words.length == 1 ? Optional.empty() : Optional.of(Reason.valueOf(words[1])));
        };
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
        Instant end = time.instant().plus(request.atMost());
        fail();
        asked.add(request);
        if (answer instanceof AskAnswer.AlreadyUnderWay) {
            return answer;
        }
        Instant staleAt = time.instant().plus(lapse);
        Instant done = time.instant().plus(carTakes);
        boolean answers = offlineSince.isEmpty() && !done.isAfter(end);
        passUntil(answers ? done : end);
        return answers ? answer : new AskAnswer.UnderWay(staleAt);
    }

    private void passUntil(Instant then) {
        while (time.instant().isBefore(then)) {
            Duration left = Duration.between(time.instant(), then);
            time.pass(left.compareTo(Duration.ofMillis(100)) < 0 ? left : Duration.ofMillis(100));
        }
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
        fail();
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
        time.pass(cloudTakes);
        if (broken.isPresent()) {
            throw broken.get();
        }
    }
}
