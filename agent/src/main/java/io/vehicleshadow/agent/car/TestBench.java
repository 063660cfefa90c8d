package io.vehicleshadow.agent.car;

import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
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
     * Breaks a control unit, or repairs it: then it takes its usual time again too.
     *
     * @throws IllegalArgumentException if the car has no such part
     */
    void setCondition(String key, EcuCondition condition);

    /**
     * Makes a part take that long to move, until its control unit is repaired.
     *
     * @param time zero or longer
     * @throws IllegalArgumentException if the car has no such part
     */
    void slow(String key, Duration time);

    /** The parts that take another time than usual, and which. */
    Map<SignalKey, Duration> slow();

    /** The control units that are broken, and how. */
    Map<SignalKey, EcuCondition> broken();
}
