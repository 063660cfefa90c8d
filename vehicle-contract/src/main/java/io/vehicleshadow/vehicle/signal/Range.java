package io.vehicleshadow.vehicle.signal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;

/**
 * The quantities that a signal can have.
 *
 * @param minimum the least, in {@code unit}
 * @param maximum the greatest, in {@code unit}, greater than {@code minimum}
 * @param step the distance between two allowed quantities, counted from {@code minimum}; empty if any will do
 * @param unit the unit's sign, such as {@code °C}
 * @param needsConfirmation whether a person must confirm before a quantity is requested (opening and unlocking)
 * @param requires what must hold in the vehicle at the moment of acting
 * @param vss how they stand on the signal's VSS path; empty if as they are
 */
public record Range(
        BigDecimal minimum,
        BigDecimal maximum,
        Optional<BigDecimal> step,
        String unit,
        boolean needsConfirmation,
        Set<Interlock> requires,
        Optional<VssScale> vss) {
    private static final int MOST_DECIMALS = 20;

    /** @throws IllegalArgumentException if the range is empty or the step is not positive */
    public Range {
        requires = Interlock.inOrder(requires);
        if (minimum.compareTo(maximum) >= 0 || step.filter(s -> s.signum() <= 0).isPresent()) {
            throw new IllegalArgumentException("A range goes up, in positive steps");
        }
    }

    /** Quantities that stand on VSS as they are. */
    public Range(
            BigDecimal minimum,
            BigDecimal maximum,
            Optional<BigDecimal> step,
            String unit,
            boolean needsConfirmation,
            Set<Interlock> requires) {
        this(minimum, maximum, step, unit, needsConfirmation, requires, Optional.empty());
    }

    /** What stands for the quantity on VSS. */
    BigDecimal onVss(BigDecimal number) {
        return vss.map(scale -> scale.of(this, number)).orElse(number);
    }

    /** The quantity that a reading on VSS stands for, the step that is nearest; empty if that lies outside. */
    Optional<BigDecimal> fromVss(BigDecimal reading) {
        BigDecimal number = vss.map(scale -> scale.back(this, reading)).orElse(reading);
        return Optional.of(step.map(each -> nearest(number, each)).orElse(number))
                .filter(this::contains);
    }

    private BigDecimal nearest(BigDecimal number, BigDecimal each) {
        BigDecimal steps = number.subtract(minimum).divide(each, 0, RoundingMode.HALF_UP);
        return minimum.add(steps.multiply(each));
    }

    /** Whether the quantity lies in the range and on a step. */
    public boolean contains(BigDecimal number) {
        // A cheap bound on the exponent first: 1e1000000000 must not cost memory.
        return Math.abs((long) number.scale()) <= MOST_DECIMALS
                && number.compareTo(minimum) >= 0
                && number.compareTo(maximum) <= 0
                && step.map(s -> number.subtract(minimum).remainder(s).signum() == 0)
                        .orElse(true);
    }

    /** The number if it is allowed; otherwise the end of the range that is nearer to it. */
    BigDecimal nearest(BigDecimal number) {
        return contains(number) ? number : number.compareTo(maximum) > 0 ? maximum : minimum;
    }

    @Override
    public String toString() {
        return "a number from " + minimum + " to " + maximum + " " + unit
                + step.map(s -> " in steps of " + s).orElse("");
    }
}
