package io.vehicleshadow.vehicle.signal;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The quantities that a signal can have.
 *
 * @param minimum the least, in {@code unit}
 * @param maximum the greatest, in {@code unit}, not less than {@code minimum}
 * @param step the distance between two allowed quantities, counted from {@code minimum}; empty if any will do
 * @param unit the unit's sign, such as {@code °C}
 */
public record Range(BigDecimal minimum, BigDecimal maximum, Optional<BigDecimal> step, String unit) {
    /** @throws IllegalArgumentException if the range is empty or the step is not positive */
    public Range {
        if (minimum.compareTo(maximum) > 0 || step.filter(s -> s.signum() <= 0).isPresent()) {
            throw new IllegalArgumentException("A range goes up, in positive steps");
        }
    }

    /** Whether the quantity lies in the range and on a step. */
    public boolean contains(BigDecimal number) {
        // A cheap bound on the exponent first: 1e1000000000 must not cost memory.
        return Math.abs((long) number.scale()) <= 20
                && number.compareTo(minimum) >= 0
                && number.compareTo(maximum) <= 0
                && step.map(s -> number.subtract(minimum).remainder(s).signum() == 0)
                        .orElse(true);
    }

    /** The allowed quantity at that end of the range which is nearer to the number, or the number if it is allowed. */
    BigDecimal nearest(BigDecimal number) {
        return contains(number) ? number : number.compareTo(maximum) > 0 ? maximum : minimum;
    }

    @Override
    public String toString() {
        return "a number from " + minimum + " to " + maximum + " " + unit
                + step.map(s -> " in steps of " + s).orElse("");
    }
}
