package io.vehicleshadow.agent.fleet;

import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.EcuAnswer;
import io.vehicleshadow.agent.car.EcuCondition;
import io.vehicleshadow.agent.car.TestBench;
import io.vehicleshadow.agent.car.simulation.SimulatedCar;
import io.vehicleshadow.agent.fleet.ActRecord.What;
import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A simulated car that records, itself, what it does and what is done to it. */
final class RecordingCar implements Car, TestBench {
    private static final EcuAnswer DONE = new EcuAnswer.Done();
    private final ThingName thing;
    private final SimulatedCar car;
    private final ActRecord record;
    private final Loop loop;

    RecordingCar(ThingName thing, SimulatedCar car, ActRecord record, Loop loop) {
        this.thing = thing;
        this.car = car;
        this.record = record;
        this.loop = loop;
        car.read().forEach((key, value) -> record(key.value(), value, What.IS));
    }

    private void record(String key, SignalValue value, What what) {
        record.write(loop.wallClock(), thing, key, value, what);
    }

    @Override
    public Map<SignalKey, SignalValue> read() {
        return car.read();
    }

    @Override
    public void act(SignalKey key, SignalValue value, Consumer<EcuAnswer> answer) {
        record(key.value(), value, What.BEGAN);
        car.act(key, value, answered -> {
            // Whatever else it answers, the car is not so.
            record(key.value(), value, answered.equals(DONE) ? What.DONE : What.REFUSED);
            answer.accept(answered);
        });
    }

    @Override
    public void onChange(Runnable listener) {
        car.onChange(listener);
    }

    @Override
    public Optional<TestBench> testBench() {
        return Optional.of(this);
    }

    @Override
    public void move(String key, SignalValue value) {
        car.move(key, value);
        record(key, value, What.BY_HAND);
    }

    @Override
    public void setCondition(String key, EcuCondition condition) {
        car.setCondition(key, condition);
    }

    @Override
    public void slow(String key, Duration time) {
        car.slow(key, time);
    }

    @Override
    public Map<SignalKey, Duration> slow() {
        return car.slow();
    }

    @Override
    public Map<SignalKey, EcuCondition> broken() {
        return car.broken();
    }
}
