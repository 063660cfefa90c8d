package io.vehicleshadow.benchmarks;

import io.vehicleshadow.benchmarks.measure.Documents;
import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Measure;
import io.vehicleshadow.benchmarks.measure.Rounds;
import io.vehicleshadow.benchmarks.measure.Spread;
import io.vehicleshadow.benchmarks.peer.HttpLoad;
import io.vehicleshadow.benchmarks.peer.JdkServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The engine against the JDK's HTTP server. */
final class EngineMeasure implements Measure {
    @Override
    public String question() {
        return "how many updates a second does the shadow engine do in memory, on one thread, with 100 shadows of 1 KB?";
    }

    @Override
    public List<Figure> run() throws Exception {
        Spread posts;
        try (JdkServer server = new JdkServer(new byte[100])) {
            HttpLoad load = new HttpLoad(server.port(), i -> "/", Documents.ask(1));
            load.postsPerSecond(3);
            posts = new Rounds()
                    .with("posts", () -> load.postsPerSecond(1))
                    .measured()
                    .get("posts");
        }
        Spread updates = iterations(jmh(Mode.Throughput, TimeUnit.SECONDS));
        RunResult times = jmh(Mode.SampleTime, TimeUnit.MICROSECONDS);
        return List.of(
                new Figure("JDK HttpServer, POSTs from 8 connections", posts, "/s"),
                new Figure("engine, updates on one thread", updates, "/s"),
                new Figure("engine / JDK HttpServer", updates.per(posts), "x").atLeast(4.3),
                new Figure(
                        "engine, p50", times.getPrimaryResult().getStatistics().getPercentile(50), "us"),
                new Figure(
                                "engine, p99",
                                times.getPrimaryResult().getStatistics().getPercentile(99),
                                "us")
                        .atMost(50));
    }

    private static Spread iterations(RunResult run) {
        return new Spread(run.getAggregatedResult().getIterationResults().stream()
                .map(iteration -> iteration.getPrimaryResult().getScore())
                .toList());
    }

    private static RunResult jmh(Mode mode, TimeUnit unit) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(ShadowEngineBenchmark.class.getSimpleName())
                        .mode(mode)
                        .timeUnit(unit)
                        .forks(1)
                        .warmupIterations(4)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(Rounds.COUNT)
                        .measurementTime(TimeValue.seconds(2))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
    }
}
