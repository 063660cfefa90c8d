package io.vehicleshadow.benchmarks.measure;

import java.util.List;

/** One thing that is measured. */
public interface Measure {
    /** What it answers, in one line. */
    String question();

    /** Measures, for at most a minute or so. */
    List<Figure> run() throws Exception;
}
