package io.vehicleshadow.benchmarks.growth;

/** Where a value stands on an axis. */
sealed interface Scale {
    /** From which ratio of the highest to the lowest value on an axis is logarithmic. */
    double LOG_FROM = 20;

    /** The share of the axis at which the value stands, 0 to 1. */
    double at(double value);

    /** An axis for those values: from 0 where they are near each other, else by powers of ten. */
    static Scale of(double lowest, double highest) {
        return lowest > 0 && highest / lowest >= LOG_FROM
                ? new Log(Math.floor(Math.log10(lowest)), Math.ceil(Math.log10(highest)))
                : new Linear(Ticks.roundedUp(highest));
    }

    /** A logarithmic axis that begins and ends with those. */
    static Scale between(double first, double last) {
        return new Log(Math.log10(first), Math.log10(last));
    }

    /** From 0 to that value. */
    record Linear(double end) implements Scale {
        @Override
        public double at(double value) {
            return value / end;
        }
    }

    /** Logarithmic, from one power of ten to another. */
    record Log(double from, double to) implements Scale {
        @Override
        public double at(double value) {
            return (Math.log10(value) - from) / (to - from);
        }
    }
}
