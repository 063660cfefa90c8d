package io.vehicleshadow.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The memory of a process, as the kernel counts it.
 *
 * @param residentKilobytes all that it has in memory, shared or not (RSS)
 * @param proportionalKilobytes the same, but of what it shares only its part (PSS)
 */
public record ProcessMemory(long residentKilobytes, long proportionalKilobytes) {
    private static final double KILO = 1024;

    public static ProcessMemory of(long pid) throws IOException {
        Path rollup = Path.of("/proc/" + pid + "/smaps_rollup");
        return new ProcessMemory(kilobytes(rollup, "Rss:"), kilobytes(rollup, "Pss:"));
    }

    private static long kilobytes(Path file, String name) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            String line = lines.filter(l -> l.startsWith(name)).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
    }

    public double residentMegabytes() {
        return residentKilobytes / KILO;
    }

    public double proportionalMegabytes() {
        return proportionalKilobytes / KILO;
    }
}
