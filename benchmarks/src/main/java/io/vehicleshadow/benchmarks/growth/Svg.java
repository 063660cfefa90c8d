package io.vehicleshadow.benchmarks.growth;

import io.vehicleshadow.benchmarks.measure.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Panels side by side as a picture. It brings its own background, light or dark as the reader's system is, because a page
 * that shows it may be either.
 */
final class Svg {
    private static final int PANEL_WIDTH = 440;
    private static final int HEIGHT = 320;
    private static final int LEFT = 64;
    private static final int RIGHT = 36;
    private static final int TOP = 74;
    private static final int BOTTOM = 54;
    private static final int LEGEND = 16;
    /** How far apart two sizes stand at least. */
    private static final int APART = 48;

    private static final String STYLE = """
            <style>
              text { font: 12px system-ui, sans-serif; fill: #1f2328 }
              .title { font-weight: 600; font-size: 13px }
              .back { fill: #ffffff } .grid { stroke: #d1d9e0 } .axis { stroke: #59636e }
              .c0 { stroke: #0969da; fill: #0969da } .c1 { stroke: #bc4c00; fill: #bc4c00 }
              path.line { fill: none; stroke-width: 2 } .dashed { stroke-dasharray: 6 4 }
              @media (prefers-color-scheme: dark) {
                text { fill: #f0f6fc } .back { fill: #0d1117 } .grid { stroke: #3d444d } .axis { stroke: #9198a1 }
                .c0 { stroke: #4493f8; fill: #4493f8 } .c1 { stroke: #db6d28; fill: #db6d28 }
              }
            </style>
            """;

    private final StringBuilder svg = new StringBuilder();

    private Svg() {}

    /** @param description what the picture shows, for those who can't see it */
    static String of(String description, List<Panel> panels) {
        Svg picture = new Svg();
        int width = PANEL_WIDTH * panels.size();
        picture.line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">",
                width, HEIGHT, width, HEIGHT);
        picture.line("<title>%s</title>", escaped(description));
        picture.svg.append(STYLE);
        picture.line("<rect class=\"back\" width=\"%d\" height=\"%d\" rx=\"6\"/>", width, HEIGHT);
        for (int i = 0; i < panels.size(); i++) {
            picture.line("<g transform=\"translate(%d 0)\">", i * PANEL_WIDTH);
            picture.new Drawing(panels.get(i)).draw();
            picture.line("</g>");
        }
        picture.line("</svg>");
        return picture.svg.toString();
    }

    private void line(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** One panel, from its own upper left corner. */
    private final class Drawing {
        private final Panel panel;
        private final Scale across;
        private final Scale up;

        Drawing(Panel panel) {
            this.panel = panel;
            List<Double> xs = panel.xs();
            this.across = Scale.between(xs.get(0), xs.get(xs.size() - 1));
            this.up = Scale.of(panel.lowest(), panel.highest());
        }

        void draw() {
            line(
                    "<text class=\"title\" x=\"%d\" y=\"22\">%s</text>",
                    LEFT, escaped(panel.title() + ", " + panel.unit()));
            Ticks.of(up).forEach(this::horizontal);
            sizes();
            line(
                    "<path class=\"axis\" fill=\"none\" d=\"M%d %dV%dH%d\"/>",
                    LEFT, TOP, HEIGHT - BOTTOM, PANEL_WIDTH - RIGHT);
            line(
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    (LEFT + PANEL_WIDTH - RIGHT) / 2, HEIGHT - 14, escaped(panel.sizes()));
            for (int i = 0; i < panel.curves().size(); i++) {
                curve(i, panel.curves().get(i));
            }
        }

        private void horizontal(double value) {
            line("<path class=\"grid\" d=\"M%d %.1fH%d\"/>", LEFT, y(value), PANEL_WIDTH - RIGHT);
            line("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 8, y(value) + 4, Ticks.label(value));
        }

        /** Each has a tick; of those that stand too near each other the smaller have no number. */
        private void sizes() {
            double next = Double.MAX_VALUE;
            List<Double> xs = panel.xs();
            for (int i = xs.size() - 1; i >= 0; i--) {
                double x = x(xs.get(i));
                line("<path class=\"axis\" d=\"M%.1f %dv5\"/>", x, HEIGHT - BOTTOM);
                if (next - x >= APART) {
                    line(
                            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                            x, HEIGHT - BOTTOM + 18, Ticks.label(xs.get(i)));
                    next = x;
                }
            }
        }

        private void curve(int number, Curve curve) {
            String look = "c" + number % 2;
            StringBuilder path = new StringBuilder();
            for (Map.Entry<Double, Spread> point : curve.points().entrySet()) {
                double x = x(point.getKey());
                Spread spread = point.getValue();
                path.append(
                        String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", x, y(spread.median())));
                line("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>", look, x, y(spread.median()));
                line("<path class=\"%s\" d=\"M%.1f %.1fV%.1f\"/>", look, x, y(spread.lowest()), y(spread.highest()));
            }
            String dashed = number == 0 ? "" : " dashed";
            int legend = 40 + number * LEGEND;
            line("<path class=\"%s line%s\" d=\"%s\"/>", look, dashed, path);
            line("<path class=\"%s line%s\" d=\"M%d %dh28\"/>", look, dashed, LEFT, legend - 4);
            line("<text x=\"%d\" y=\"%d\">%s</text>", LEFT + 36, legend, escaped(curve.name()));
        }

        private double x(double value) {
            return LEFT + across.at(value) * (PANEL_WIDTH - RIGHT - LEFT);
        }

        private double y(double value) {
            return HEIGHT - BOTTOM - up.at(value) * (HEIGHT - BOTTOM - TOP);
        }
    }
}
