package io.vehicleshadow.benchmarks;

import java.util.Locale;

/**
 * One measured number.
 *
 * @param name what was measured
 * @param value the number
 * @param unit its unit
 */
record Figure(String name, double value, String unit) {
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-72s %,12.2f %s", name, value, unit);
    }
}
