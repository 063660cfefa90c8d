package io.vehicleshadow.benchmarks.growth;

import io.vehicleshadow.benchmarks.broker.RoundTrip;
import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Rounds;
import io.vehicleshadow.benchmarks.measure.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a message costs by how many other clients are connected, and what each of those keeps in memory. The round trip is
 * taken in turn with that through a server to which nobody else is connected.
 */
final class ConnectionGrowth implements Growth {
    private static final List<Integer> COUNTS = List.of(1, 10, 100, 500, 1_000, 2_000, 5_000);
    private static final int FIRST_WEIGHED = 500;
    private static final int OTHER_FILES = 500;
    private static final int WARM_UP_CLIENTS = 300;
    private static final int WARM_UP_TRIPS = 3_000;
    private static final int TRIPS = 500;
    private static final int SETTLING_SECONDS = 2;

    private final Curve alone = new Curve("none connected");
    private final Curve crowded = new Curve("so many connected");
    private final Curve resident = new Curve("resident");
    private final List<Figure> figures = new ArrayList<>();

    @Override
    public Picture measured() throws Exception {
        try (Server quiet = Server.start();
                Server full = Server.start();
                IdleClients idle = new IdleClients(full);
                RoundTrip calm = RoundTrip.through(quiet.port(), quiet.client());
                RoundTrip busy = RoundTrip.through(full.port(), full.client())) {
            warmUp(full, calm, busy);
            double before = full.residentKilobytes();
            for (int count : possibleCounts()) {
                idle.growTo(count);
                TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
                Map<String, Spread> trips = new Rounds()
                        .with("calm", () -> calm.p50(TRIPS))
                        .with("busy", () -> busy.p50(TRIPS))
                        .measured();
                alone.add(count, trips.get("calm"));
                crowded.add(count, trips.get("busy"));
                weigh(count, (full.residentKilobytes() - before) / count);
            }
        }
        figures.add(new Figure(
                "round trip beside " + Ticks.label(crowded.points().lastKey()) + " idle connections / beside none",
                crowded.last().per(alone.last()),
                "x"));
        return picture();
    }

    private void weigh(int count, double kilobytes) {
        if (count >= FIRST_WEIGHED) {
            resident.add(count, Spread.of(kilobytes));
            figures.add(new Figure(
                    "server's memory for each of " + Ticks.label(count) + " idle connections", kilobytes, "KB"));
        }
    }

    private Picture picture() {
        int last = figures.size() - 2;
        figures.set(last, figures.get(last).atMost(14));
        String grows = "idle connections";
        return new Picture(
                "growth-connections",
                "Round trip and memory against the number of idle connections, 1 to 5,000",
                List.of(
                        new Panel("Round trip app, device, app, p50", grows, "µs", List.of(crowded, alone)),
                        new Panel("Memory of a connection", grows, "KB", List.of(resident))),
                figures);
    }

    /** Has all code loaded that a connection runs, and the heap as large as it gets without many. */
    private static void warmUp(Server full, RoundTrip calm, RoundTrip busy) throws Exception {
        calm.times(WARM_UP_TRIPS);
        busy.times(WARM_UP_TRIPS);
        try (IdleClients first = new IdleClients(full)) {
            first.growTo(WARM_UP_CLIENTS);
        }
        TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
    }

    /** As many as this process may have files open. */
    private static List<Integer> possibleCounts() throws IOException {
        long files = openFiles();
        List<Integer> possible =
                COUNTS.stream().filter(count -> count + OTHER_FILES <= files).toList();
        if (possible.size() < COUNTS.size()) {
            System.err.println(
                    "./bench growth: a process may have " + files + " files open here; 5,000 connections need"
                            + " a hard limit of 5,500 (ulimit -Hn), so the last are left out");
        }
        return possible;
    }

    private static long openFiles() throws IOException {
        try (Stream<String> limits = Files.lines(Path.of("/proc/self/limits"))) {
            String soft = limits.filter(line -> line.startsWith("Max open files"))
                    .map(line -> line.split(" {2,}")[1])
                    .findFirst()
                    .orElseThrow();
            return soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft);
        }
    }
}
