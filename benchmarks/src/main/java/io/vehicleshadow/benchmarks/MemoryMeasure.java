package io.vehicleshadow.benchmarks;

import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Latencies;
import io.vehicleshadow.benchmarks.measure.Measure;
import io.vehicleshadow.functions.handler.CommandsHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the functions' memory size buys: the first answer, a warm one, and what a warm one costs. */
final class MemoryMeasure implements Measure {
    private static final List<Integer> SIZES = List.of(512, 1024, 1769, 3008);
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 1000;
    private static final int MEASURED = 300;

    /** Source: AWS Lambda pricing, arm64, us-east-1. */
    private static final double DOLLARS_PER_GIGABYTE_SECOND = 0.0000133334;

    private final FunctionsMeasure functions = new FunctionsMeasure();

    @Override
    public String question() {
        return "what does POST /commands take and cost with the share of a CPU that a memory size of Lambda brings?";
    }

    @Override
    public List<Figure> run() throws Exception {
        Path task = UnpackedZip.of("functions").task();
        List<Figure> figures = new ArrayList<>();
        try (CloudStub cloud = new CloudStub()) {
            for (int size : SIZES) {
                figures.addAll(figures(task, cloud.environment(FunctionsMeasure.CLIENT), new LambdaMemory(size)));
            }
        }
        return figures;
    }

    private List<Figure> figures(Path task, Map<String, String> environment, LambdaMemory memory)
            throws IOException, InterruptedException {
        List<Double> first = new ArrayList<>();
        for (int round = 1; round < ROUNDS; round++) {
            try (LambdaFunction function = LambdaFunction.onDemand(memory)) {
                first.add(first(function, task, environment));
            }
        }
        try (LambdaFunction function = LambdaFunction.onDemand(memory)) {
            first.add(first(function, task, environment));
            Latencies warm = warm(function);
            String of = memory.megabytes() + " MB: ";
            return List.of(
                    new Figure(
                            of + "JVM start to the first answer",
                            first.stream().sorted().toList().get(ROUNDS / 2),
                            "ms"),
                    new Figure(of + "warm, p50", warm.percentile(0.5) / 1000, "ms"),
                    new Figure(of + "warm, p99", warm.percentile(0.99) / 1000, "ms"),
                    new Figure(of + "a million warm ones", dollarsPerMillion(memory, warm), "dollars"),
                    new Figure(of + "resident", function.residentMegabytes(), "MB"));
        }
    }

    private double first(LambdaFunction function, Path task, Map<String, String> environment)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        String answer = function.first(task, CommandsHandler.class, environment, functions.command());
        if (!answer.contains("202")) {
            throw new IOException("Not asked: " + answer);
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private Latencies warm(LambdaFunction function) throws IOException, InterruptedException {
        Latencies warm = new Latencies();
        for (int i = 0; i < WARM_UP + MEASURED; i++) {
            long begin = System.nanoTime();
            function.invoke(functions.command());
            if (i >= WARM_UP) {
                warm.add(System.nanoTime() - begin);
            }
        }
        return warm;
    }

    /** Lambda bills whole milliseconds. */
    private static double dollarsPerMillion(LambdaMemory memory, Latencies warm) {
        double seconds = Math.ceil(warm.percentile(0.5) / 1000) / 1000;
        return seconds * memory.megabytes() / 1024 * DOLLARS_PER_GIGABYTE_SECOND * 1e6;
    }
}
