package io.vehicleshadow.local.cli.fleet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a fleet is to do.
 *
 * @param vehicles how many, 1 to 5000
 * @param rate commands a second; 0 for none
 * @param seed which cars, signals and faults are chosen
 * @param faults those that happen
 * @param time how long commands are sent; empty for until the person ends it
 * @param folder where each car has a folder of its own
 * @param catalogue what the cars can do; empty for the standard
 * @param atOnce whether the cars' parts move at once
 */
public record FleetPlan(
        int vehicles,
        double rate,
        long seed,
        Set<FaultKind> faults,
        Optional<Duration> time,
        Path folder,
        Optional<Path> catalogue,
        boolean atOnce) {
    private static final int MOST_VEHICLES = 5_000;

    /** @throws IllegalArgumentException if a number is out of range, with the range */
    public FleetPlan {
        if (vehicles < 1 || vehicles > MOST_VEHICLES) {
            throw new IllegalArgumentException("--vehicles is 1 to " + MOST_VEHICLES + ", but this is " + vehicles);
        }
        if (time.isPresent() && (time.get().isNegative() || time.get().isZero())) {
            throw new IllegalArgumentException("--minutes is more than 0");
        }
    }

    /** @throws IllegalArgumentException if the target does not take that many commands */
    void requireFor(Target target) {
        int most = target.limits().commandsPerSecond();
        if (!(rate >= 0 && rate <= most)) {
            throw new IllegalArgumentException(
                    "--rate is 0 to " + most + " commands a second here, but this is " + rate);
        }
    }
}
