package io.vehicleshadow.agent.model;

import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.EcuAnswer;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The car of one process of the agent: its acts are seen, and after the end of that process it says nothing any more. */
record WatchedCar(Car driven, BooleanSupplier isRunning, Witness witness) implements Car {

    /** Sees what the car is told to do. */
    interface Witness {
        /** @param ecu takes what the control unit says, as often as one likes */
        void acted(SignalKey key, SignalValue value, Consumer<EcuAnswer> ecu);
    }

    @Override
    public Map<SignalKey, SignalValue> read() {
        return driven.read();
    }

    @Override
    public void act(SignalKey key, SignalValue value, Consumer<EcuAnswer> answer) {
        Consumer<EcuAnswer> ecu = said -> {
            if (isRunning.getAsBoolean()) {
                answer.accept(said);
            }
        };
        witness.acted(key, value, ecu);
        driven.act(key, value, ecu);
    }

    @Override
    public void onChange(Runnable listener) {
        driven.onChange(() -> {
            if (isRunning.getAsBoolean()) {
                listener.run();
            }
        });
    }
}
