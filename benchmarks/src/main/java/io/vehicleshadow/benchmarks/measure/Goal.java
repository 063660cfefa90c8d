package io.vehicleshadow.benchmarks.measure;

/**
 * What a figure is to reach.
 *
 * @param atMost whether less is better
 */
public record Goal(double bound, boolean atMost) {
    /** How many runs reach it. */
    public long reachedBy(Spread spread) {
        return spread.runs().stream().filter(this::holds).count();
    }

    private boolean holds(double value) {
        return atMost ? value <= bound : value >= bound;
    }

    @Override
    public String toString() {
        return (atMost ? "≤ " : "≥ ") + Figure.number(bound);
    }
}
