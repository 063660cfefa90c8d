package io.vehicleshadow.agent.car;

import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.util.Map;

/** What somebody at a car on the test bench can do to it, past the agent. All methods are called on the agent's loop. */
public interface TestBench {

    /**
     * Moves a part, drives the car, or charges it. Happens at once.
     *
     * @throws IllegalArgumentException if the car has no such part, or it can't be in that state
     */
    void move(String key, SignalValue value);

    /**
     * Breaks a control unit, or repairs it.
     *
     * @throws IllegalArgumentException if the car has no such part
     */
    void setCondition(String key, EcuCondition condition);

    /** The control units that are broken, and how. */
    Map<SignalKey, EcuCondition> broken();
}
