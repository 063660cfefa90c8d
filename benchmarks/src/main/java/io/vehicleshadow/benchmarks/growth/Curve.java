package io.vehicleshadow.benchmarks.growth;

import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Spread;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was measured at several sizes.
 *
 * @param name what it is, as the legend says it
 * @param points by size
 */
record Curve(String name, SortedMap<Double, Spread> points) {
    Curve(String name) {
        this(name, new TreeMap<>());
    }

    /** Of rounds whose runs are named by their sizes. */
    static Curve of(String name, Map<String, Spread> measured) {
        Curve curve = new Curve(name);
        measured.forEach((size, spread) -> curve.add(Double.parseDouble(size), spread));
        return curve;
    }

    void add(double size, Spread measured) {
        points.put(size, measured);
    }

    /** At the largest size. */
    Spread last() {
        return points.get(points.lastKey());
    }

    /** The largest size beside that one, run by run. */
    Spread growthSince(double size) {
        return last().per(points.get(size));
    }

    double highest() {
        return points.values().stream().mapToDouble(Spread::highest).max().orElseThrow();
    }

    double lowest() {
        return points.values().stream().mapToDouble(Spread::lowest).min().orElseThrow();
    }

    /** A figure for each point. */
    List<Figure> figures(Panel panel) {
        return points.entrySet().stream()
                .map(point -> new Figure(
                        panel.title() + ", " + name + ": " + Ticks.label(point.getKey()) + " " + panel.sizes(),
                        point.getValue(),
                        panel.unit()))
                .toList();
    }
}
