package io.vehicleshadow.benchmarks;

import io.vehicleshadow.benchmarks.broker.BrokerMeasure;
import io.vehicleshadow.benchmarks.broker.CommandMeasure;
import io.vehicleshadow.benchmarks.growth.GrowthMeasure;
import io.vehicleshadow.benchmarks.measure.Bench;
import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Measure;
import io.vehicleshadow.benchmarks.measure.Results;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command behind {@code ./bench}: runs the measures that are named, or all, and prints a table of each. */
public final class BenchCommand {
    private static final String MARKDOWN = "--markdown";
    private static final Map<String, Measure> MEASURES = new LinkedHashMap<>();

    static {
        MEASURES.put("engine", new EngineMeasure());
        MEASURES.put("durable", new DurableMeasure());
        MEASURES.put("http", new HttpMeasure());
        MEASURES.put("broker", new BrokerMeasure());
        MEASURES.put("command", new CommandMeasure());
        MEASURES.put("wait", new WaitMeasure());
        MEASURES.put("proof", new ProofMeasure());
        MEASURES.put("cars", new CarsMeasure());
        MEASURES.put("start", new StartMeasure());
        MEASURES.put("voice", new VoiceMeasure());
        MEASURES.put("home", new HomeMeasure());
        MEASURES.put("functions", new FunctionsMeasure());
        MEASURES.put("memory", new MemoryMeasure());
        MEASURES.put("page", new PageMeasure());
        MEASURES.put("growth", new GrowthMeasure());
    }

    private BenchCommand() {}

    /** Ends with 2 and one line if a name is none of a measure. */
    public static void main(String[] arguments) throws Exception {
        List<String> names = new ArrayList<>(List.of(arguments));
        Optional<Results> results = results(names);
        for (String name : names) {
            if (!MEASURES.containsKey(name)) {
                refuse("'" + name + "' is none of " + String.join(", ", MEASURES.keySet()));
            }
        }
        for (String name : names.isEmpty() ? (Collection<String>) MEASURES.keySet() : names) {
            Measure measure = MEASURES.get(name);
            System.out.println("\n" + name + ": " + measure.question());
            List<Figure> figures = measure.run();
            figures.forEach(figure -> System.out.println("  " + figure));
            if (results.isPresent()) {
                results.get().put(name, figures, Clock.systemUTC().instant());
            }
            Bench.removeFolders();
        }
        System.exit(0);
    }

    /** Takes {@code --markdown FILE} out of the arguments. */
    private static Optional<Results> results(List<String> arguments) {
        int option = arguments.indexOf(MARKDOWN);
        if (option < 0) {
            return Optional.empty();
        }
        if (option + 1 == arguments.size()) {
            refuse(MARKDOWN + " needs the document that shows the tables");
        }
        arguments.remove(option);
        return Optional.of(new Results(Path.of(arguments.remove(option))));
    }

    private static void refuse(String why) {
        System.err.println("./bench: " + why);
        System.exit(2);
    }
}
