package io.vehicleshadow.agent.ecu;

import io.vehicleshadow.vehicle.signal.Interlock;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The control units of one vehicle. All methods are called on the agent's loop and return at once; a real gateway keeps
 * the last frames it has seen and reads from those.
 */
public interface Ecu {

    /** What the control units read now, for every sensor and actuator that can be read. */
    Map<SignalKey, SignalValue> read();

    /** Whether the interlock holds now. */
    boolean holds(Interlock interlock);

    /**
     * Begins to act. Called at most once per request, and only after the interlocks were found to hold.
     *
     * @param key a signal of the catalogue that can be asked for
     * @param value a value that the catalogue allows for it
     * @param answer told once when the control unit is done, from any thread; a unit that never tells is given up on
     *     after a while, and what it tells later is ignored
     */
    void act(SignalKey key, SignalValue value, Consumer<EcuAnswer> answer);

    /** Has the listener told, from any thread, whenever a reading may have changed, by whatever cause. */
    void onChange(Runnable listener);
}
