package io.vehicleshadow.agent.proof;

import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.EcuAnswer;
import io.vehicleshadow.agent.car.EcuCondition;
import io.vehicleshadow.agent.car.TestBench;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.proof.KeyChange;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A car with one actuator more, {@code keys}: its key ring. What it reads is the change that was last commanded. */
public final class KeyedCar implements Car {
    private static final Logger LOG = LoggerFactory.getLogger(KeyedCar.class);
    private static final SignalKey KEYS = new SignalKey(Signal.KEYS);
    private final Car car;
    private final KeyRing keys;
    private final Loop loop;
    private Runnable changed = () -> {};

    public KeyedCar(Car car, KeyRing keys, Loop loop) {
        this.car = car;
        this.keys = keys;
        this.loop = loop;
    }

    @Override
    public Map<SignalKey, SignalValue> read() {
        Map<SignalKey, SignalValue> readings = new HashMap<>(car.read());
        keys.lastCommand().ifPresent(change -> readings.put(KEYS, new SignalValue.Word(change)));
        return readings;
    }

    @Override
    public void act(SignalKey key, SignalValue value, Consumer<EcuAnswer> answer) {
        if (key.equals(KEYS)) {
            answer.accept(change(value.text()));
        } else {
            car.act(key, value, answer);
        }
    }

    private EcuAnswer change(String text) {
        try {
            KeyRing.Change change = keys.byCommand(KeyChange.read(text), loop.wallClock());
            return switch (change) {
                case MADE -> new EcuAnswer.Done();
                case NOT_ALLOWED -> new EcuAnswer.Refused(Reason.KEY_NOT_ALLOWED);
            };
        } catch (IllegalArgumentException e) {
            LOG.info("{}", e.getMessage());
            return new EcuAnswer.Refused(Reason.INVALID_VALUE);
        } catch (IOException e) {
            LOG.error("The keys can't be written: {}", e.toString());
            return new EcuAnswer.Fault();
        }
    }

    @Override
    public void onChange(Runnable listener) {
        changed = listener;
        car.onChange(listener);
    }

    @Override
    public Optional<TestBench> testBench() {
        return Optional.of(new AtTheCar());
    }

    /** Who stands at the car may also change its keys. */
    private final class AtTheCar implements TestBench {
        @Override
        public void move(String key, SignalValue value) {
            if (key.equals(Signal.KEYS)) {
                changeByHand(KeyChange.read(value.text()));
            } else {
                bench().move(key, value);
            }
        }

        @Override
        public void setCondition(String key, EcuCondition condition) {
            bench().setCondition(key, condition);
        }

        @Override
        public void slow(String key, Duration time) {
            bench().slow(key, time);
        }

        @Override
        public Map<SignalKey, Duration> slow() {
            return car.testBench().map(TestBench::slow).orElseGet(Map::of);
        }

        @Override
        public Map<SignalKey, EcuCondition> broken() {
            return car.testBench().map(TestBench::broken).orElseGet(Map::of);
        }

        private TestBench bench() {
            return car.testBench()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "Of this car only connection and keys can be changed here: {\"keys\":\"remove ID\"}"));
        }
    }

    private void changeByHand(KeyChange change) {
        try {
            if (keys.byHand(change, loop.wallClock()) == KeyRing.Change.NOT_ALLOWED) {
                throw new IllegalArgumentException("The car has 1 owner's key at least and " + KeyRing.MOST
                        + " keys at most, and removes only one that it has");
            }
            changed.run();
        } catch (IOException e) {
            throw new IllegalArgumentException("The keys can't be written: " + e, e);
        }
    }

    @Override
    public void close() {
        car.close();
    }
}
