package io.vehicleshadow.benchmarks.growth;

import io.vehicleshadow.benchmarks.measure.Bench;
import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Measure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Measures all that may grow, and draws it for docs/performance.md. */
public final class GrowthMeasure implements Measure {
    private static final List<Supplier<Growth>> ALL =
            List.of(DocumentGrowth::new, ThingGrowth::new, ConnectionGrowth::new, HistoryGrowth::new);

    @Override
    public String question() {
        return "how do time and memory grow with documents, things, connections and history?"
                + " (draws docs/images/growth-*.svg)";
    }

    @Override
    public List<Figure> run() throws Exception {
        List<Figure> ratios = new ArrayList<>();
        List<Figure> points = new ArrayList<>();
        for (Supplier<Growth> growth : ALL) {
            Growth.Picture picture = growth.get().measured();
            Path file = Bench.home().resolve("docs/images").resolve(picture.name() + ".svg");
            Files.writeString(file, Svg.of(picture.description(), picture.panels()));
            ratios.addAll(picture.ratios());
            picture.panels().forEach(panel -> points.addAll(panel.figures().toList()));
        }
        ratios.addAll(points);
        return ratios;
    }
}
