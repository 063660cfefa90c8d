package io.vehicleshadow.agent.simulation;

import io.vehicleshadow.agent.ecu.Ecu;
import io.vehicleshadow.agent.ecu.EcuAnswer;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.vehicle.signal.Interlock;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalKind;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A car that stands parked and unlocked with everything closed. Lives on the loop, like the agent. A hand at a part that
 * is being moved wins: the movement ends there, and the control unit says so.
 */
public final class SimulatedCar implements Ecu {
    private static final SignalKey SPEED = new SignalKey("speed");
    private static final SignalKey LOCK = new SignalKey("lock");

    private final SignalCatalogue catalogue;
    private final Loop loop;
    private final MovementTimes times;
    private final CarMemory memory;
    private final Map<SignalKey, SignalValue> state;
    private final Map<SignalKey, EcuCondition> conditions = new HashMap<>();
    private final Map<SignalKey, Movement> movements = new HashMap<>();
    private Runnable listener = () -> {};

    /** @param memory where the state is kept when the program ends */
    public SimulatedCar(SignalCatalogue catalogue, Loop loop, MovementTimes times, CarMemory memory) {
        this.catalogue = catalogue;
        this.loop = loop;
        this.times = times;
        this.memory = memory;
        state = new TreeMap<>(parked());
        state.putAll(memory.remembered(catalogue));
    }

    private static Map<SignalKey, SignalValue> parked() {
        Map<SignalKey, SignalValue> parked = new HashMap<>();
        Map.of(
                        "door",
                        "close",
                        "window",
                        "up",
                        "headlight",
                        "off",
                        "trunk",
                        "close",
                        "lock",
                        "unlocked",
                        "climate",
                        "off")
                .forEach((key, word) -> parked.put(new SignalKey(key), new SignalValue.Word(word)));
        parked.put(SPEED, new SignalValue.Quantity(BigDecimal.ZERO));
        parked.put(new SignalKey("battery"), new SignalValue.Quantity(BigDecimal.valueOf(80)));
        return parked;
    }

    @Override
    public Map<SignalKey, SignalValue> read() {
        return Map.copyOf(state);
    }

    @Override
    public boolean holds(Interlock interlock) {
        return switch (interlock) {
            case STANDING -> new SignalValue.Quantity(BigDecimal.ZERO).equals(state.get(SPEED));
            case UNLOCKED -> new SignalValue.Word("unlocked").equals(state.get(LOCK));
        };
    }

    @Override
    public void act(SignalKey key, SignalValue value, Consumer<EcuAnswer> answer) {
        EcuCondition condition = conditions.getOrDefault(key, EcuCondition.OK);
        if (condition == EcuCondition.SILENT) {
            return;
        }
        if (movements.containsKey(key)) {
            answer.accept(new EcuAnswer.Busy());
            return;
        }
        Duration time = times.of(key);
        Movement movement = new Movement(value, answer);
        movements.put(key, movement);
        if (time.isZero()) {
            arrive(key, movement);
        } else {
            loop.after(time, () -> arrive(key, movement));
        }
    }

    private void arrive(SignalKey key, Movement movement) {
        if (!movements.remove(key, movement)) {
            return;
        }
        if (conditions.get(key) == EcuCondition.JAMMED) {
            movement.answer().accept(new EcuAnswer.Fault());
            return;
        }
        if (isHeld(key)) {
            set(key, movement.target());
        }
        movement.answer().accept(new EcuAnswer.Done());
    }

    /** Whether the signal has a state, unlike a horn. */
    private boolean isHeld(SignalKey key) {
        return catalogue
                .find(key.value())
                .filter(s -> s.kind() != SignalKind.MOMENTARY)
                .isPresent();
    }

    @Override
    public void onChange(Runnable changed) {
        listener = changed;
    }

    /**
     * Somebody at the car moves a part, drives it, or charges it. Happens at once.
     *
     * @throws IllegalArgumentException if the car has no such part, or it can't be in that state
     */
    public void byHand(String key, SignalValue value) {
        Signal signal = signal(key);
        if (!signal.allows(value)) {
            throw new IllegalArgumentException(
                    "'" + key + "' can be " + signal.allowedValues() + ", but not '" + value + "'");
        }
        Optional.ofNullable(movements.remove(signal.key()))
                .ifPresent(movement -> movement.answer()
                        .accept(movement.target().equals(value) ? new EcuAnswer.Done() : new EcuAnswer.Fault()));
        set(signal.key(), value);
    }

    /**
     * Breaks a control unit, or repairs it.
     *
     * @throws IllegalArgumentException if the car has no such part
     */
    public void condition(String key, EcuCondition condition) {
        conditions.put(signal(key).key(), condition);
    }

    /** The control units that are broken, and how. */
    public Map<SignalKey, EcuCondition> broken() {
        Map<SignalKey, EcuCondition> broken = new HashMap<>(conditions);
        broken.values().removeIf(condition -> condition == EcuCondition.OK);
        return broken;
    }

    private Signal signal(String key) {
        return catalogue
                .find(key)
                .filter(signal -> state.containsKey(signal.key()) || signal.kind() == SignalKind.MOMENTARY)
                .orElseThrow(() -> new IllegalArgumentException("The car has no '" + key + "', but " + state.keySet()));
    }

    private void set(SignalKey key, SignalValue value) {
        if (isHeld(key) && !value.equals(state.put(key, value))) {
            memory.remember(state);
            listener.run();
        }
    }

    private record Movement(SignalValue target, Consumer<EcuAnswer> answer) {}
}
