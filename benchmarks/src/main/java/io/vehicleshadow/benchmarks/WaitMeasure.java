package io.vehicleshadow.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** A command over the HTTP API whose caller waits for the outcome, in a local run with an ECU that needs no time. */
final class WaitMeasure implements Measure {
    private static final int WARM_UP = 300;
    private static final int MEASURED = 300;

    @Override
    public String question() {
        return "how long does POST /commands with 'Prefer: wait' take, against the local run with a zero-delay ECU?";
    }

    @Override
    public List<Figure> run() throws Exception {
        try (CommandedRun run = CommandedRun.start(Files.createTempDirectory("bench"))) {
            return figures(run);
        }
    }

    private static List<Figure> figures(CommandedRun run) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            run.command(headlight(i));
            run.look();
        }
        Latencies bare = new Latencies();
        Latencies commands = new Latencies();
        for (int i = 0; i < MEASURED; i++) {
            long begin = System.nanoTime();
            run.look();
            long between = System.nanoTime();
            run.command(headlight(i));
            bare.add(between - begin);
            commands.add(System.nanoTime() - between);
        }
        return List.of(
                new Figure("GET /signals, p50", bare.percentile(0.5), "us"),
                new Figure(
                        "POST /commands until the car has answered, p50 (to reach: 15000)",
                        commands.percentile(0.5),
                        "us"),
                new Figure("p99", commands.percentile(0.99), "us"),
                new Figure("command / GET /signals", commands.percentile(0.5) / bare.percentile(0.5), "x"));
    }

    private static String headlight(int round) {
        return round % 2 == 0 ? "{\"headlight\":\"on\"}" : "{\"headlight\":\"off\"}";
    }
}
