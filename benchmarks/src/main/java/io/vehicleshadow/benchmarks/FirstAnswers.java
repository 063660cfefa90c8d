package io.vehicleshadow.benchmarks;

import io.vehicleshadow.benchmarks.measure.Rounds;
import io.vehicleshadow.benchmarks.measure.Spread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Functions that are started in turn, again and again, each for one event. */
final class FirstAnswers {
    private static final int ROUNDS = 7;
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

    /** Milliseconds from the start of the JVM to the first answer, of seven rounds; one before them warms the disk. */
    Map<String, Spread> measured() throws Exception {
        Rounds rounds = new Rounds();
        starters.forEach((name, starter) -> rounds.with(name, () -> millis(starter)));
        rounds.measured(1);
        return rounds.measured(ROUNDS);
    }

    private static double millis(Starter starter) throws IOException, InterruptedException {
        try (LambdaFunction function = LambdaFunction.onDemand()) {
            long begin = System.nanoTime();
            starter.start(function);
            return (System.nanoTime() - begin) / 1e6;
        }
    }
}
