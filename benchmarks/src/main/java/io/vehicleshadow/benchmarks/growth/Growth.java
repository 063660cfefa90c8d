package io.vehicleshadow.benchmarks.growth;

import io.vehicleshadow.benchmarks.measure.Figure;
import java.util.List;

/** Something that may cost more the larger it is. */
interface Growth {
    Picture measured() throws Exception;

    /**
     * What was measured, drawn.
     *
     * @param name of the picture's file, without its ending
     * @param description what it shows, for those who can't see it
     * @param ratios the largest beside a smaller one
     */
    record Picture(String name, String description, List<Panel> panels, List<Figure> ratios) {}
}
