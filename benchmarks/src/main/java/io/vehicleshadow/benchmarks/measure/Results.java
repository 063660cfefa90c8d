package io.vehicleshadow.benchmarks.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A file of Markdown that holds each measure's table as soon as it is measured. */
public final class Results {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private final Path file;

    /** Begins the file anew, with when and on what machine. */
    public Results(Path file, Instant now) throws IOException {
        this.file = file;
        Files.writeString(file, "Measured on " + DATE.format(now) + "; " + machine() + ".\n");
    }

    /** Appends the table of a measure. */
    public void add(String measure, String question, List<Figure> figures) throws IOException {
        StringBuilder table = new StringBuilder("\n`" + measure + "`: " + question + "\n\n" + Figure.HEAD + "\n");
        figures.forEach(figure -> table.append(figure.markdown()).append('\n'));
        Files.writeString(file, table, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    private static String machine() throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        return cores + " × " + value(Path.of("/proc/cpuinfo"), "model name")
                + ", memory " + value(Path.of("/proc/meminfo"), "MemTotal")
                + ", load " + Files.readString(Path.of("/proc/loadavg")).split(" ")[0]
                + ", JDK " + System.getProperty("java.version");
    }

    private static String value(Path file, String name) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("unknown");
        }
    }
}
