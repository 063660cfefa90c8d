package io.vehicleshadow.benchmarks;

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
        double posts = JdkServer.postsPerSecond(new byte[100], Documents.ask(1));
        double updates =
                jmh(Mode.Throughput, TimeUnit.SECONDS).getPrimaryResult().getScore();
        RunResult times = jmh(Mode.SampleTime, TimeUnit.MICROSECONDS);
        return List.of(
                new Figure("JDK HttpServer, POSTs from 8 connections", posts, "/s"),
                new Figure("engine, updates on one thread", updates, "/s"),
                new Figure("engine / JDK HttpServer (to reach: 4.3)", updates / posts, "x"),
                new Figure(
                        "engine, p50", times.getPrimaryResult().getStatistics().getPercentile(50), "us"),
                new Figure(
                        "engine, p99 (to reach: 50)",
                        times.getPrimaryResult().getStatistics().getPercentile(99),
                        "us"));
    }

    private static RunResult jmh(Mode mode, TimeUnit unit) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(ShadowEngineBenchmark.class.getSimpleName())
                        .mode(mode)
                        .timeUnit(unit)
                        .forks(1)
                        .warmupIterations(4)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(2))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
    }
}
