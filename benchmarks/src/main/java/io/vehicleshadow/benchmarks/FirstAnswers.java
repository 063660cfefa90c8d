package io.vehicleshadow.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Functions that are started in turn, again and again, each for one event. */
final class FirstAnswers {
    private static final int ROUNDS = Integer.getInteger("function.rounds", 7);
    private final Map<String, Starter> starters = new LinkedHashMap<>();

    private interface Starter {
        void start(LambdaFunction function) throws IOException, InterruptedException;
    }

    /** Also starts this one; its first answer must hold that text. */
    FirstAnswers with(
            String name, Path task, Class<?> handler, Map<String, String> environment, String event, String expected) {
        starters.put(name, function -> {
            String answer = function.first(task, handler, environment, event);
            if (!answer.contains(expected)) {
                throw new IOException(name + " answered " + answer + " without " + expected);
            }
        });
        return this;
    }

    /** Milliseconds from the start of the JVM to the first answer, the median of each; one round more to warm the disk. */
    Map<String, Double> medians() throws IOException, InterruptedException {
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (Map.Entry<String, Starter> starter : starters.entrySet()) {
                try (LambdaFunction function = LambdaFunction.onDemand()) {
                    long begin = System.nanoTime();
                    starter.getValue().start(function);
                    double taken = (System.nanoTime() - begin) / 1e6;
                    millis.computeIfAbsent(starter.getKey(), name -> new ArrayList<>())
                            .add(taken);
                }
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        millis.forEach((name, all) -> medians.put(
                name, all.subList(1, all.size()).stream().sorted().toList().get((all.size() - 1) / 2)));
        return medians;
    }
}
