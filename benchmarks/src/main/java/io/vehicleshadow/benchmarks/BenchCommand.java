package io.vehicleshadow.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command behind {@code ./bench}: runs the measures that are named, or all, and prints a table of each. */
public final class BenchCommand {
    private static final Map<String, Measure> MEASURES = new LinkedHashMap<>();

    static {
        MEASURES.put("engine", new EngineMeasure());
        MEASURES.put("durable", new DurableMeasure());
        MEASURES.put("http", new HttpMeasure());
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
    }

    private BenchCommand() {}

    /** Ends with 2 and one line if a name is none of a measure. */
    public static void main(String[] names) throws Exception {
        for (String name : names) {
            if (!MEASURES.containsKey(name)) {
                System.err.println("./bench: '" + name + "' is none of " + String.join(", ", MEASURES.keySet()));
                System.exit(2);
            }
        }
        for (String name : names.length == 0 ? MEASURES.keySet() : List.of(names)) {
            System.out.println("\n" + name + ": " + MEASURES.get(name).question());
            MEASURES.get(name).run().forEach(figure -> System.out.println("  " + figure));
        }
        System.exit(0);
    }
}
