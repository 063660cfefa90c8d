package io.vehicleshadow.benchmarks.growth;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The values that are written at an axis. */
final class Ticks {
    private static final int LINEAR = 4;
    private static final double[] ROUND = {1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10};

    private Ticks() {}

    static List<Double> of(Scale scale) {
        if (scale instanceof Scale.Linear linear) {
            return IntStream.rangeClosed(0, LINEAR)
                    .mapToObj(i -> linear.end() * i / LINEAR)
                    .toList();
        }
        if (scale instanceof Scale.Log log) {
            return IntStream.rangeClosed((int) log.from(), (int) log.to())
                    .mapToObj(power -> Math.pow(10, power))
                    .toList();
        }
        throw new IllegalStateException(scale.toString());
    }

    /** The next value at which an axis of four parts can end. */
    static double roundedUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        return power
                * DoubleStream.of(ROUND)
                        .filter(round -> round * power >= value)
                        .findFirst()
                        .orElse(ROUND[ROUND.length - 1]);
    }

    /** The value with no more digits than it needs. */
    static String label(double value) {
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, "%.3f", value).replaceAll("0+$", "");
    }
}
