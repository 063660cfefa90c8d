package io.vehicleshadow.vehicle.signal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How the numbers of a range stand on their VSS path, in between in proportion.
 *
 * @param minimum what stands for the range's minimum
 * @param maximum what stands for the range's maximum; not the same
 */
public record VssScale(BigDecimal minimum, BigDecimal maximum) {
    private static final int DECIMALS = 6;

    /** What stands for that number of the range; it may have to be rounded to the path's type. */
    BigDecimal of(Range range, BigDecimal number) {
        return proportion(number, range.minimum(), range.maximum(), minimum, maximum);
    }

    /** The number that stands so; it may lie outside the range, or between two steps. */
    BigDecimal back(Range range, BigDecimal onVss) {
        return proportion(onVss, minimum, maximum, range.minimum(), range.maximum());
    }

    private static BigDecimal proportion(
            BigDecimal number, BigDecimal from, BigDecimal to, BigDecimal first, BigDecimal last) {
        return number.subtract(from)
                .multiply(last.subtract(first))
                .divide(to.subtract(from), MathContext.DECIMAL64)
                .add(first)
                .setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
