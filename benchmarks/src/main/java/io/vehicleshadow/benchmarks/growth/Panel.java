package io.vehicleshadow.benchmarks.growth;

import io.vehicleshadow.benchmarks.measure.Figure;
import java.util.List;
import java.util.stream.Stream;

/**
 * One plot.
 *
 * @param title what was measured
 * @param sizes what grows, with its unit
 * @param unit of what was measured
 */
record Panel(String title, String sizes, String unit, List<Curve> curves) {
    double highest() {
        return curves.stream().mapToDouble(Curve::highest).max().orElseThrow();
    }

    double lowest() {
        return curves.stream().mapToDouble(Curve::lowest).min().orElseThrow();
    }

    /** All sizes that any curve has, in order. */
    List<Double> xs() {
        return curves.stream()
                .flatMap(curve -> curve.points().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** A figure for each point. */
    Stream<Figure> figures() {
        return curves.stream().flatMap(curve -> curve.figures(this).stream());
    }
}
