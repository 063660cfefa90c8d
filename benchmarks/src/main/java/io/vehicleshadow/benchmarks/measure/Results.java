package io.vehicleshadow.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A document in Markdown that shows each measure's last table between {@code <!-- bench NAME -->} and
 * {@code <!-- /bench -->}; one that has no place for a measure gets it at its end.
 */
public final class Results {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String END = "<!-- /bench -->\n";
    private final Path file;

    public Results(Path file) {
        this.file = file;
    }

    /** Puts the table of a measure in its place, with when and on what machine it was measured. */
    public void put(String measure, List<Figure> figures, Instant now) throws IOException {
        StringBuilder table = new StringBuilder(begin(measure));
        table.append(DATE.format(now)).append("; ").append(machine()).append(".\n\n");
        table.append(Figure.HEAD).append('\n');
        figures.forEach(figure -> table.append(figure.markdown()).append('\n'));
        Files.writeString(file, placed(measure, table.append(END).toString()));
    }

    private String placed(String measure, String table) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        int begin = before.indexOf(begin(measure));
        if (begin < 0) {
            return before + "\n" + table;
        }
        int end = before.indexOf(END, begin);
        if (end < 0) {
            throw new IOException(file + " has '" + begin(measure).trim() + "' without '" + END.trim() + "' after it");
        }
        return before.substring(0, begin) + table + before.substring(end + END.length());
    }

    private static String begin(String measure) {
        return "<!-- bench " + measure + " -->\n";
    }

    private static String machine() throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        return cores + " × " + value(Path.of("/proc/cpuinfo"), "model name")
                + ", load " + Files.readString(Path.of("/proc/loadavg")).split(" ")[0]
                + ", JDK " + System.getProperty("java.version");
    }

    private static String value(Path file, String name) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("processors");
        }
    }
}
