package io.vehicleshadow.agent.model;

import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.EcuAnswer;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.Map;
import java.util.function.Consumer;

/** A car behind another program, which can be killed and comes back. */
public abstract class FarCar implements Car {
    private final Car car;

    /** The car as the agent has it. */
    protected FarCar(Car car) {
        this.car = car;
    }

    /** The program is killed now, and started again half a second later. The control units behind it go on. */
    public abstract void kill();

    @Override
    public Map<SignalKey, SignalValue> read() {
        return car.read();
    }

    @Override
    public void act(SignalKey key, SignalValue value, Consumer<EcuAnswer> answer) {
        car.act(key, value, answer);
    }

    @Override
    public void onChange(Runnable listener) {
        car.onChange(listener);
    }

    @Override
    public void close() {
        car.close();
    }
}
