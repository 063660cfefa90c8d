package io.vehicleshadow.benchmarks.soak;

import io.vehicleshadow.benchmarks.soak.check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of the last two runs in docs/reliability.md, between its two marks: a column for each. */
final class Reliability {
    private static final String BEGIN = "<!-- the last runs, written by ./bench soak --document -->";
    private static final String END = "<!-- end of the last runs -->";

    private Reliability() {}

    /** Puts the run into the last column; the one before stays, unless it had the same seed. */
    static void write(Path home, Path folder, long seed, double minutes) throws IOException {
        Path document = home.resolve("docs/reliability.md");
        String text = Files.readString(document);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (end < begin || !text.contains(BEGIN)) {
            throw new IOException(document + " has no marks to write between");
        }
        String table = table(text.substring(begin, end), run(folder, seed, minutes));
        Files.writeString(document, text.substring(0, begin) + "\n" + table + text.substring(end));
    }

    private static Map<String, String> run(Path folder, long seed, double minutes) throws IOException {
        Map<String, String> column = new LinkedHashMap<>();
        column.put("seed", String.valueOf(seed));
        column.put("date", LocalDate.now(Clock.systemUTC()).toString());
        column.put("machine", machine());
        column.put("minutes with load and faults", String.valueOf(minutes));
        column.putAll(Verdict.of(folder).counts());
        return column;
    }

    private static String machine() throws IOException {
        String processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceAll(".*: ", ""))
                .findFirst()
                .orElse("unknown processor");
        long kilobytes = Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(line -> line.startsWith("MemTotal"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
        return Runtime.getRuntime().availableProcessors() + " cores, " + processor + ", "
                + Math.round(kilobytes / 1048576.0) + " GB";
    }

    /** @param old the table so far, perhaps empty */
    static String table(String old, Map<String, String> run) {
        Map<String, String> before = new LinkedHashMap<>();
        for (String row : old.split("\n")) {
            String[] cells = row.split("\\|", -1);
            if (cells.length >= 4) {
                before.put(cells[1].strip(), cells[cells.length - 2].strip());
            }
        }
        boolean two = before.containsKey("seed") && !before.get("seed").equals(run.get("seed"));
        List<String> rows = new ArrayList<>();
        run.forEach((what, now) -> {
            rows.add("| " + what + " | " + (two ? before.getOrDefault(what, "") + " | " : "") + now + " |");
            if (rows.size() == 1) {
                rows.add(two ? "|---|---|---|" : "|---|---|");
            }
        });
        return "\n" + String.join("\n", rows) + "\n\n";
    }
}
