package io.vehicleshadow.agent.command;

import io.vehicleshadow.vehicle.signal.Signal;
import java.time.Duration;

/**
 * How long the agent waits for the car, and how much it sends to the service.
 *
 * @param ecuPatience how long an ECU may take to answer before it is given up on; more than zero
 * @param publishesPerSecond at most that many publishes in any second; at least 1. AWS IoT Core takes 100 of a
 *     connection (AWS IoT Core quotas).
 */
public record Limits(Duration ecuPatience, int publishesPerSecond) {
    /** What the contract says of control units, and what AWS IoT Core takes. */
    public static final Limits STANDARD = new Limits(Signal.STANDARD_PATIENCE, 100);

    /** @throws IllegalArgumentException if a limit lets nothing through */
    public Limits {
        if (ecuPatience.isNegative() || ecuPatience.isZero() || publishesPerSecond < 1) {
            throw new IllegalArgumentException(
                    "The wait for an ECU is longer than zero, and at least one publish a second is allowed; but this is "
                            + ecuPatience.toSeconds() + " s and " + publishesPerSecond);
        }
    }
}
