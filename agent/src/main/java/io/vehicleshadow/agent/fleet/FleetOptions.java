package io.vehicleshadow.agent.fleet;

import io.vehicleshadow.agent.car.CarSetting.Pace;
import io.vehicleshadow.agent.session.Endpoint;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the cars of a fleet have in common.
 *
 * @param namePrefix what the name of each begins with
 * @param first the number of the first, at least 1
 * @param count how many there are, at least 1
 * @param data a folder in which each has one of its own
 * @param longestPause the longest wait before connecting again
 * @param provisionsPerSecond how many identities are requested in a second, at least 1
 * @param pace how fast the cars' parts move
 */
record FleetOptions(
        String version,
        Endpoint endpoint,
        String namePrefix,
        int first,
        int count,
        Path data,
        SignalCatalogue catalogue,
        Duration longestPause,
        int provisionsPerSecond,
        Pace pace) {
    private static final int MOST = 5_000;

    /** @throws IllegalArgumentException if a number is out of range, or a car can't have its name */
    FleetOptions {
        require("--first", first, Integer.MAX_VALUE - MOST);
        require("--count", count, MOST);
        require("--provisions-per-second", provisionsPerSecond, Integer.MAX_VALUE);
        name(namePrefix, first + count - 1);
    }

    private static void require(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(option + " is 1 to " + most + ", but this is " + value);
        }
    }

    /** Four digits or more, so that names of a usual fleet sort as their numbers. */
    private static ThingName name(String prefix, int number) {
        return new ThingName("%s%04d".formatted(prefix, number));
    }

    List<ThingName> things() {
        return IntStream.range(first, first + count)
                .mapToObj(number -> name(namePrefix, number))
                .toList();
    }

    Path folder(ThingName thing) {
        return data.resolve(thing.value());
    }
}
