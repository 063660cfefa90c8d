package io.vehicleshadow.benchmarks.soak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Memory and threads of processes: each second from /proc, and now and then what a full collection leaves of the heap. */
final class Gauges {
    private static final int SECONDS_BETWEEN_COLLECTIONS = 12;
    private final Map<String, LongSupplier> processes = new LinkedHashMap<>();
    private final Predicate<String> isWhole;
    private final Lines lines;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private int turn;

    /** @param isWhole whether that process has no fault now: who is frozen answers nobody */
    Gauges(Predicate<String> isWhole, Lines lines) {
        this.isWhole = isWhole;
        this.lines = lines;
    }

    Gauges with(String name, LongSupplier pid) {
        processes.put(name, pid);
        return this;
    }

    void start() {
        clock.scheduleAtFixedRate(() -> processes.forEach(this::sample), 1, 1, TimeUnit.SECONDS);
        clock.scheduleWithFixedDelay(this::collect, 5, SECONDS_BETWEEN_COLLECTIONS, TimeUnit.SECONDS);
    }

    private void sample(String name, LongSupplier pid) {
        ObjectNode line = line(name, pid.getAsLong());
        try {
            for (String status : Files.readAllLines(Path.of("/proc/" + pid.getAsLong() + "/status"))) {
                String number = status.replaceAll("[^0-9]", "");
                if (status.startsWith("VmRSS:")) {
                    line.put("rssKb", Long.parseLong(number));
                } else if (status.startsWith("Threads:")) {
                    line.put("threads", Long.parseLong(number));
                }
            }
            lines.write(line);
        } catch (IOException e) {
            // It was killed just now.
        }
    }

    /** One process at a time, as a collection takes its time too. */
    private void collect() {
        List<String> names = List.copyOf(processes.keySet());
        String name = turn++ % 2 == 0 ? names.get(0) : names.get(1 + turn / 2 % (names.size() - 1));
        long pid = processes.get(name).getAsLong();
        if (isWhole.test(name)) {
            try {
                long bytes = live(pid);
                if (bytes > 0) {
                    lines.write(line(name, pid).put("heapKb", bytes / 1024));
                }
            } catch (IOException e) {
                // It was killed meanwhile.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The last line of a histogram of live objects counts them together; -1 if nothing answers. */
    private static long live(long pid) throws IOException, InterruptedException {
        Path out = Files.createTempFile("histogram", ".txt");
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(pid),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            if (!jcmd.waitFor(15, TimeUnit.SECONDS)) {
                jcmd.destroyForcibly();
                return -1;
            }
            return Files.readAllLines(out).stream()
                    .filter(line -> line.startsWith("Total"))
                    .mapToLong(line -> Long.parseLong(line.trim().split("\\s+")[2]))
                    .findFirst()
                    .orElse(-1);
        } finally {
            Files.delete(out);
        }
    }

    private static ObjectNode line(String name, long pid) {
        return Lines.line().put("process", name).put("pid", pid);
    }

    void finish() throws InterruptedException {
        clock.shutdownNow();
        clock.awaitTermination(20, TimeUnit.SECONDS);
    }
}
