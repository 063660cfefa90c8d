package io.vehicleshadow.agent.car.simulation;

import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.CarSetting;
import io.vehicleshadow.agent.car.CarSetting.Pace;
import io.vehicleshadow.agent.car.EcuAnswer;
import io.vehicleshadow.agent.car.EcuCondition;
import io.vehicleshadow.agent.car.TestBench;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalKind;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A car with the signals of a catalogue, which also says how it stands at first and how long its parts take to move. A
 * part that somebody moves by hand while its control unit moves it stays where the hand put it: the movement ends, and
 * the control unit says so.
 */
public final class SimulatedCar implements Car, TestBench {
    private final SignalCatalogue catalogue;
    private final Loop loop;
    private final Pace pace;
    private final CarMemory memory;
    private final Map<SignalKey, SignalValue> state = new TreeMap<>();
    private final Map<SignalKey, EcuCondition> conditions = new HashMap<>();
    private final Map<SignalKey, Duration> slow = new HashMap<>();
    private final Map<SignalKey, Movement> movements = new HashMap<>();
    private Runnable listener = () -> {};

    /** The car as it was left in the setting's folder, or as the catalogue has it stand at first. */
    public SimulatedCar(CarSetting setting) {
        catalogue = setting.catalogue();
        loop = setting.loop();
        pace = setting.pace();
        memory = new CarMemory(setting.data().map(folder -> folder.resolve("car.json")));
        catalogue.signals().stream()
                .filter(SimulatedCar::isHeld)
                .forEach(signal -> state.put(signal.key(), signal.simulation().start()));
        state.putAll(memory.remembered(catalogue));
    }

    /** Whether the signal has a state, unlike a horn. */
    private static boolean isHeld(Signal signal) {
        return signal.kind() != SignalKind.MOMENTARY;
    }

    @Override
    public Map<SignalKey, SignalValue> read() {
        return Map.copyOf(state);
    }

    @Override
    public void act(SignalKey key, SignalValue value, Consumer<EcuAnswer> answer) {
        Signal signal = signal(key.value());
        EcuCondition condition = conditions.getOrDefault(key, EcuCondition.OK);
        if (condition == EcuCondition.SILENT) {
            return;
        }
        if (movements.containsKey(key)) {
            answer.accept(new EcuAnswer.Busy());
            return;
        }
        Duration usual =
                pace == Pace.IMMEDIATE ? Duration.ZERO : signal.simulation().movementTime();
        Duration time = slow.getOrDefault(key, usual);
        Movement movement = new Movement(value, answer);
        movements.put(key, movement);
        if (time.isZero()) {
            arrive(signal, movement);
        } else {
            loop.after(time, () -> arrive(signal, movement));
        }
    }

    private void arrive(Signal signal, Movement movement) {
        if (!movements.remove(signal.key(), movement)) {
            return;
        }
        if (conditions.get(signal.key()) == EcuCondition.JAMMED) {
            movement.answer().accept(new EcuAnswer.Fault());
            return;
        }
        set(signal, movement.target());
        movement.answer().accept(new EcuAnswer.Done());
    }

    @Override
    public void onChange(Runnable changed) {
        listener = changed;
    }

    @Override
    public Optional<TestBench> testBench() {
        return Optional.of(this);
    }

    @Override
    public void move(String key, SignalValue value) {
        Signal signal = signal(key);
        if (!signal.allows(value)) {
            throw new IllegalArgumentException(
                    "'" + key + "' can be " + signal.allowedValues() + ", but not '" + value + "'");
        }
        Optional.ofNullable(movements.remove(signal.key()))
                .ifPresent(movement -> movement.answer()
                        .accept(movement.target().equals(value) ? new EcuAnswer.Done() : new EcuAnswer.Fault()));
        set(signal, value);
    }

    @Override
    public void setCondition(String key, EcuCondition condition) {
        SignalKey part = signal(key).key();
        conditions.put(part, condition);
        if (condition == EcuCondition.OK) {
            slow.remove(part);
        }
    }

    @Override
    public void slow(String key, Duration time) {
        slow.put(signal(key).key(), time);
    }

    @Override
    public Map<SignalKey, Duration> slow() {
        return Map.copyOf(slow);
    }

    @Override
    public Map<SignalKey, EcuCondition> broken() {
        Map<SignalKey, EcuCondition> broken = new HashMap<>(conditions);
        broken.values().removeIf(condition -> condition == EcuCondition.OK);
        return broken;
    }

    private Signal signal(String key) {
        return catalogue
                .find(key)
                .orElseThrow(() -> new IllegalArgumentException("The car has no '" + key + "', but " + state.keySet()));
    }

    private void set(Signal signal, SignalValue value) {
        if (isHeld(signal) && !value.equals(state.put(signal.key(), value))) {
            memory.remember(state);
            listener.run();
        }
    }

    private record Movement(SignalValue target, Consumer<EcuAnswer> answer) {}
}
