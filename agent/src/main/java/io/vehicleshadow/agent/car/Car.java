package io.vehicleshadow.agent.car;

import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One vehicle, as the agent reaches its control units. All methods are called on the agent's loop and return at once; a
 * real gateway keeps the last frames it has seen and reads from those.
 */
public interface Car extends AutoCloseable {

    /**
     * What the control units read now, for every sensor and actuator that can be read. What can't be read, or is older
     * than it may be, is left out: no interlock holds by it.
     */
    Map<SignalKey, SignalValue> read();

    /**
     * Begins to act. Called at most once per request, and only after the interlocks were found to hold.
     *
     * @param key a signal of the catalogue that can be commanded
     * @param value a value that the catalogue allows for it
     * @param answer called once when the control unit is done, from any thread; a unit that never answers is given up on
     *     after a while, and a later answer is ignored
     */
    void act(SignalKey key, SignalValue value, Consumer<EcuAnswer> answer);

    /** Has the listener called, from any thread, whenever a reading may have changed, by whatever cause. */
    void onChange(Runnable listener);

    /** What somebody at the car can do to it; empty if that is not for a program to do. */
    default Optional<TestBench> testBench() {
        return Optional.empty();
    }

    @Override
    default void close() {
        // Most cars hold nothing open.
    }
}
