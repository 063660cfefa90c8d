package io.vehicleshadow.agent.simulation;

import io.vehicleshadow.vehicle.signal.SignalKey;
import java.time.Duration;
import java.util.Map;

/** How long each part of the simulated car takes to move. */
public final class MovementTimes {
    private static final Map<String, Duration> LIFELIKE = Map.of(
            "door", Duration.ofMillis(800),
            "window", Duration.ofSeconds(2),
            "trunk", Duration.ofMillis(1500),
            "lock", Duration.ofMillis(200),
            "headlight", Duration.ofMillis(50),
            "climate", Duration.ofMillis(300),
            "horn", Duration.ofMillis(500));

    private final Map<String, Duration> times;

    private MovementTimes(Map<String, Duration> times) {
        this.times = times;
    }

    /** Those of a common car: 0.8 s for a door, 2 s for a window. */
    public static MovementTimes lifelike() {
        return new MovementTimes(LIFELIKE);
    }

    /** Everything moves at once: for measurements of all the rest. */
    public static MovementTimes none() {
        return new MovementTimes(Map.of());
    }

    Duration of(SignalKey key) {
        return times.getOrDefault(key.value(), Duration.ZERO);
    }
}
