package io.vehicleshadow.alexa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import io.vehicleshadow.alexa.smarthome.FakeVoiceStore;
import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.Meter;
import io.vehicleshadow.functions.Shadows;
import io.vehicleshadow.functions.access.Grant;
import io.vehicleshadow.functions.access.Grants;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.functions.access.VehicleAccess;
import io.vehicleshadow.functions.ask.AnswerWatch;
import io.vehicleshadow.functions.ask.AskVehicle;
import io.vehicleshadow.functions.ask.VoiceKey;
import io.vehicleshadow.functions.history.CommandEnds;
import io.vehicleshadow.functions.history.VehicleReach;
import io.vehicleshadow.functions.pin.Pin;
import io.vehicleshadow.functions.pin.Pins;
import io.vehicleshadow.functions.presence.Presence;
import io.vehicleshadow.functions.presence.PresenceStore;
import io.vehicleshadow.functions.view.VehicleView;
import io.vehicleshadow.functions.wiring.Stores;
import io.vehicleshadow.functions.wiring.UseCases;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.CommandStatus;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.proof.KeyPem;
import io.vehicleshadow.vehicle.proof.Proof;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalKind;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The real use cases over shadows, cars and stores in memory, in virtual time. Everybody's cars are those of demo. */
public final class FakeCloud implements Shadows, AnswerWatch, Grants, PresenceStore {
    /** What has been sent to a car. */
    public record Sent(PersonId person, ThingName car, SignalKey signal, SignalValue value) {}

    public static final PersonId DEMO = new PersonId("demo");
    /** Which the cloud has, and no car takes unless its owner says so. */
    public static final String VOICE_KEY = voiceKey();

    private final VirtualTime time;
    private final Catalogues catalogues;
    private final Map<ThingName, FakeCar> fleet = new ConcurrentHashMap<>();
    private final MemoryPins pins = new MemoryPins();
    private final List<Grant> others = new ArrayList<>();
    public final MemoryLabels labels = new MemoryLabels();
    public final FakeVoiceStore voice = new FakeVoiceStore();
    private final MemoryHistory history = new MemoryHistory();
    private final VehicleUseCases vehicles;
    public final List<Sent> asked = new CopyOnWriteArrayList<>();
    /** The proofs that stood beside what was sent. */
    public final List<Proof> proofs = new CopyOnWriteArrayList<>();

    public List<String> cars = List.of("tcu");
    public Role role = Role.OWNER;
    /** Whether the access to the car ends after it was chosen. */
    public boolean unshared;

    public Optional<Instant> offlineSince = Optional.empty();
    public boolean everOnline = true;
    public Duration cloudTakes = Duration.ZERO;
    public Duration carTakes = Duration.ofMillis(300);
    private CommandStatus status = CommandStatus.SUCCEEDED;
    private Reason reason;
    /** Signals whose part does not move. */
    public final Set<String> jammed = ConcurrentHashMap.newKeySet();
    /** Whether the table does not answer. */
    boolean away;
    /** Whether the shadow service does what it is told, and its answer gets lost. */
    boolean losesAnswers;

    public FakeCloud(VirtualTime time, SignalCatalogue catalogue) {
        this(time, new Catalogues(catalogue));
    }

    public FakeCloud(VirtualTime time, Catalogues catalogues) {
        this.time = time;
        this.catalogues = catalogues;
        VehicleAccess access = new VehicleAccess(this, time);
        CommandEnds ends = new CommandEnds(history, new VehicleReach(this, catalogues, time));
        vehicles = new VehicleUseCases(
                access,
                new VehicleView(access, this, history, ends, this, labels, catalogues, time),
                new AskVehicle(access, catalogues, this, history, ends, this, VoiceKey.read(VOICE_KEY), time),
                new Pins(pins, time, new SecureRandom(), 1));
        pin("1234");
    }

    private static String voiceKey() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return KeyPem.write("PRIVATE KEY", pair.getPrivate().getEncoded())
                    + KeyPem.write("PUBLIC KEY", pair.getPublic().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    VehicleUseCases vehicles() {
        return vehicles;
    }

    public UseCases useCases() {
        Stores stores = new Stores(this, pins, history, this, voice, labels, name -> Optional.empty());
        return new UseCases(stores, this, this, Meter.NONE, VoiceKey.NONE, catalogues, time);
    }

    public VehicleAccess access() {
        return vehicles.access();
    }

    public VehicleView view() {
        return vehicles.view();
    }

    public AskVehicle askVehicle() {
        return vehicles.askVehicle();
    }

    MemoryHistory history() {
        return history;
    }

    public FakeCar car() {
        return car(new ThingName(cars.get(0)));
    }

    public FakeCar car(ThingName thing) {
        return fleet.computeIfAbsent(thing, name -> new FakeCar(time));
    }

    /** What the first car reports, to be changed before it is looked at. */
    public ObjectNode reported() {
        return car().reported;
    }

    public void pin(String digits) {
        vehicles.pins().set(DEMO, new Pin(digits));
    }

    public void noPin() {
        pins.clear();
    }

    /** From now on requests end so; SUPERSEDED and WITHDRAWN by somebody else. */
    public FakeCloud answering(CommandStatus how, Reason why) {
        status = how;
        reason = why;
        return this;
    }

    /** Somebody else sent the same, and the car has not answered. */
    public void pending(String signal, String value) {
        car().accept(Json.object()
                .set("state", Json.object().set("desired", Json.object().put(signal, value))));
    }

    @Override
    public Optional<ShadowDocument> get(ThingName thing) {
        if (losesAnswers && !asked.isEmpty()) {
            throw new CloudUnavailable("The shadow service did not answer", false, null);
        }
        return Optional.of(car(thing).document());
    }

    @Override
    public void create(ThingName thing) {}

    @Override
    public Optional<ShadowDocument> update(ThingName thing, ShadowUpdate update) {
        FakeCar car = car(thing);
        JsonNode json = update.json();
        if (json.has("version") && json.path("version").asLong() != car.version()) {
            return Optional.empty();
        }
        ShadowDocument accepted = car.accept(json);
        accepted.requested().forEach((key, leaf) -> {
            SignalValue value = SignalValue.of(leaf.value()).orElseThrow();
            asked.add(new Sent(by(update), thing, new SignalKey(key), value));
            leaf.proof().flatMap(Proof::read).ifPresent(proofs::add);
            if (offlineSince.isEmpty() && everOnline) {
                time.after(carTakes, () -> end(car, new SignalKey(key), value, accepted.version()));
            }
        });
        if (losesAnswers) {
            throw new CloudUnavailable("The shadow service did not answer", true, null);
        }
        return Optional.of(accepted);
    }

    private PersonId by(ShadowUpdate update) {
        return history.commands.stream()
                .filter(command -> update.json()
                        .path("clientToken")
                        .asText()
                        .equals(command.id().token()))
                .findFirst()
                .flatMap(command -> command.by())
                .orElse(DEMO);
    }

    private void end(FakeCar car, SignalKey key, SignalValue value, long version) {
        Signal signal = catalogues.all().stream()
                .flatMap(each -> each.find(key.value()).stream())
                .findFirst()
                .orElseThrow();
        if (jammed.contains(key.value())) {
            car.answer(
                    key, Optional.empty(), new Outcome(CommandStatus.FAILED, Optional.of(Reason.ECU_FAULT), version));
            return;
        }
        switch (status) {
            case WITHDRAWN -> car.accept(FakeCar.state("desired", key, null));
            case SUPERSEDED -> {
                SignalValue other = signal.words().stream()
                        .map(word -> (SignalValue) word.value())
                        .filter(word -> !word.equals(value))
                        .findFirst()
                        .orElseThrow();
                long newer =
                        car.accept(FakeCar.state("desired", key, other.json())).version();
                car.answer(key, Optional.of(other), Outcome.succeeded(newer));
            }
            default ->
                car.answer(
                        key,
                        Optional.of(value)
                                .filter(done ->
                                        status == CommandStatus.SUCCEEDED && signal.kind() != SignalKind.MOMENTARY),
                        new Outcome(status, Optional.ofNullable(reason), version));
        }
    }

    @Override
    public Watching watch(ThingName thing) {
        Queue<ShadowDocument> seen = car(thing).watch();
        return new Watching() {
            @Override
            public Optional<ShadowDocument> next(Duration atMost) {
                Instant end = time.instant().plus(atMost);
                while (seen.isEmpty() && time.instant().isBefore(end)) {
                    Duration left = Duration.between(time.instant(), end);
                    time.pass(left.compareTo(Duration.ofMillis(100)) < 0 ? left : Duration.ofMillis(100));
                }
                return Optional.ofNullable(seen.poll());
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Optional<Grant> find(PersonId person, ThingName thing) {
        return unshared
                ? Optional.empty()
                : grants().filter(grant ->
                                grant.person().equals(person) && grant.thing().equals(thing))
                        .findFirst();
    }

    @Override
    public List<Grant> vehiclesOf(PersonId person) {
        time.pass(cloudTakes);
        if (away) {
            throw new CloudUnavailable("The table did not answer", false, null);
        }
        return grants().filter(grant -> grant.person().equals(person)).toList();
    }

    @Override
    public List<Grant> peopleOf(ThingName thing) {
        return grants().filter(grant -> grant.thing().equals(thing)).toList();
    }

    private Stream<Grant> grants() {
        return Stream.concat(
                cars.stream().map(car -> new Grant(DEMO, new ThingName(car), role, time.instant(), Optional.empty())),
                others.stream());
    }

    @Override
    public boolean give(Grant grant) {
        return others.add(grant);
    }

    @Override
    public boolean take(PersonId person, ThingName thing) {
        return others.removeIf(
                grant -> grant.person().equals(person) && grant.thing().equals(thing));
    }

    /** A car that may be acting on a request has not been spared it by withdrawing: then the end is not known yet. */
    @Override
    public Optional<Presence> find(ThingName thing) {
        return everOnline && status != CommandStatus.WITHDRAWN
                ? Optional.of(new Presence(offlineSince.isEmpty(), offlineSince.orElse(time.instant()), "s", 1))
                : Optional.empty();
    }

    @Override
    public boolean replace(ThingName thing, Optional<Presence> last, Presence presence) {
        return false;
    }
}
