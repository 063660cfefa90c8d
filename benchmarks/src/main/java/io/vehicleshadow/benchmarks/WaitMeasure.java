package io.vehicleshadow.benchmarks;

import io.vehicleshadow.benchmarks.measure.Bench;
import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Latencies;
import io.vehicleshadow.benchmarks.measure.Measure;
import io.vehicleshadow.benchmarks.measure.Rounds;
import io.vehicleshadow.benchmarks.measure.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A command over the HTTP API whose caller waits for the outcome, in a local run with an ECU that needs no time. */
final class WaitMeasure implements Measure {
    private static final int WARM_UP = 300;
    private static final int MEASURED = 100;

    @Override
    public String question() {
        return "how long does POST /commands with 'Prefer: wait' take, against the local run with a zero-delay ECU?";
    }

    @Override
    public List<Figure> run() throws Exception {
        try (CommandedRun run = CommandedRun.start(Bench.folder())) {
            return figures(run);
        }
    }

    private static List<Figure> figures(CommandedRun run) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            run.command(headlight(i));
            run.look();
        }
        List<Double> looks = new ArrayList<>();
        List<Double> commands = new ArrayList<>();
        Latencies all = new Latencies();
        for (int round = 0; round < Rounds.COUNT; round++) {
            Latencies look = new Latencies();
            Latencies command = new Latencies();
            for (int i = 0; i < MEASURED; i++) {
                long begin = System.nanoTime();
                run.look();
                long between = System.nanoTime();
                run.command(headlight(i));
                long end = System.nanoTime();
                look.add(between - begin);
                command.add(end - between);
                all.add(end - between);
            }
            looks.add(look.percentile(0.5) / 1000);
            commands.add(command.percentile(0.5) / 1000);
        }
        Spread bare = new Spread(looks);
        Spread command = new Spread(commands);
        return List.of(
                new Figure("GET /signals, p50", bare, "ms"),
                new Figure("POST /commands until the car has answered, p50", command, "ms").atMost(15),
                new Figure("p99", all.percentile(0.99) / 1000, "ms"),
                new Figure("command / GET /signals", command.per(bare), "x").atMost(5));
    }

    private static String headlight(int round) {
        return round % 2 == 0 ? "{\"headlight\":\"on\"}" : "{\"headlight\":\"off\"}";
    }
}
