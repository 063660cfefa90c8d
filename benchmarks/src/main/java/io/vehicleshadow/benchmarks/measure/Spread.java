package io.vehicleshadow.benchmarks.measure;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The same thing, measured several times.
 *
 * @param runs what each run measured, in their order; at least one
 */
public record Spread(List<Double> runs) {
    /** @throws IllegalArgumentException without a run */
    public Spread {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("A spread has at least one run");
        }
        runs = List.copyOf(runs);
    }

    public static Spread of(double... runs) {
        return new Spread(DoubleStream.of(runs).boxed().toList());
    }

    /** The run in the middle; the mean of both, where two are. */
    public double median() {
        List<Double> sorted = runs.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    public double lowest() {
        return runs.stream().min(Double::compare).orElseThrow();
    }

    public double highest() {
        return runs.stream().max(Double::compare).orElseThrow();
    }

    /**
     * The ratio to a peer that was measured in turn, run by run.
     *
     * @throws IllegalArgumentException if the peer has another number of runs
     */
    public Spread per(Spread peer) {
        return with(peer, (own, theirs) -> own / theirs);
    }

    /** The sum with what was measured in turn, run by run. */
    public Spread plus(Spread other) {
        return with(other, Double::sum);
    }

    public Spread times(double factor) {
        return new Spread(runs.stream().map(run -> run * factor).toList());
    }

    private Spread with(Spread other, DoubleBinaryOperator operation) {
        if (other.runs.size() != runs.size()) {
            throw new IllegalArgumentException(
                    runs.size() + " runs can't be set beside " + other.runs.size() + " of the other");
        }
        return new Spread(IntStream.range(0, runs.size())
                .mapToObj(i -> operation.applyAsDouble(runs.get(i), other.runs.get(i)))
                .toList());
    }
}
