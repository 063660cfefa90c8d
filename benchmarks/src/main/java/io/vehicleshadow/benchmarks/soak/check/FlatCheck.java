package io.vehicleshadow.benchmarks.soak.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Memory and threads of each process, after the first third of its life, which is for warming up: the second third beside
 * the last one. Memory is what a full collection leaves, measured every now and then, for a heap that is large enough grows
 * lazily.
 */
final class FlatCheck {
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(90);
    /** What may be more in the last third: a tenth, and what chance brings. */
    private static final double SHARE = 1.10;

    private static final double CHANCE_MEGABYTES = 8;
    private static final double CHANCE_THREADS = 10;

    private final Consumer<Finding> findings;
    private final List<String> lines = new ArrayList<>();

    FlatCheck(Consumer<Finding> findings) {
        this.findings = findings;
    }

    /** @return what is known of each process that lived long enough, in words */
    List<String> run(List<JsonNode> samples) {
        Map<String, List<JsonNode>> lives = new LinkedHashMap<>();
        samples.forEach(sample -> lives.computeIfAbsent(
                        sample.path("process").asText() + " "
                                + sample.path("pid").asText(),
                        life -> new ArrayList<>())
                .add(sample));
        lives.forEach(this::life);
        return lines;
    }

    private void life(String process, List<JsonNode> life) {
        Instant begin = at(life.get(0));
        Duration length = Duration.between(begin, at(life.get(life.size() - 1)));
        if (length.compareTo(SHORTEST_LIFE) < 0) {
            return;
        }
        Instant third = begin.plus(length.dividedBy(3));
        Instant twoThirds = begin.plus(length.dividedBy(3).multipliedBy(2));
        StringBuilder line = new StringBuilder(process.split(" ")[0] + " (" + length.toSeconds() + " s)");
        for (String what : List.of("heapKb", "rssKb", "threads")) {
            double before = median(life, what, third, twoThirds);
            double after = median(life, what, twoThirds, Instant.MAX);
            if (before >= 0 && after >= 0) {
                double scale = what.equals("threads") ? 1 : 1024;
                tell(process, what, before / scale, after / scale, line);
            }
        }
        lines.add(line.toString());
    }

    private void tell(String process, String what, double before, double after, StringBuilder line) {
        line.append(String.format(
                Locale.ROOT,
                what.equals("threads") ? ", threads %.0f → %.0f" : ", " + what.replace("Kb", "") + " %.1f → %.1f MB",
                before,
                after));
        double chance = what.equals("threads") ? CHANCE_THREADS : CHANCE_MEGABYTES;
        // The resident set also holds what the heap took lazily.
        if (!what.equals("rssKb") && after > before * SHARE + chance) {
            findings.accept(new Finding(Fault.NOT_FLAT, process, what + " grew from " + before + " to " + after));
        }
    }

    private static double median(List<JsonNode> life, String what, Instant from, Instant until) {
        double[] values = life.stream()
                .filter(sample -> sample.has(what))
                .filter(sample -> !at(sample).isBefore(from) && at(sample).isBefore(until))
                .mapToDouble(sample -> sample.path(what).asDouble())
                .sorted()
                .toArray();
        return values.length == 0 ? -1 : values[values.length / 2];
    }

    private static Instant at(JsonNode sample) {
        return Instant.parse(sample.path("at").asText());
    }
}
