package io.vehicleshadow.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs that take turns, so that whatever else the machine does meets all of them. */
public final class Rounds {
    /** How often each is measured. */
    public static final int COUNT = 5;

    private final Map<String, Run> runs = new LinkedHashMap<>();

    /** One run of something. */
    public interface Run {
        double measured() throws Exception;
    }

    /** Also measures this. */
    public Rounds with(String name, Run run) {
        runs.put(name, run);
        return this;
    }

    /** What each run measured, by name. */
    public Map<String, Spread> measured() throws Exception {
        return measured(COUNT);
    }

    /** The same, that often. */
    public Map<String, Spread> measured(int count) throws Exception {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (int round = 0; round < count; round++) {
            for (Map.Entry<String, Run> run : runs.entrySet()) {
                values.computeIfAbsent(run.getKey(), name -> new ArrayList<>())
                        .add(run.getValue().measured());
            }
        }
        Map<String, Spread> spreads = new LinkedHashMap<>();
        values.forEach((name, measured) -> spreads.put(name, new Spread(measured)));
        return spreads;
    }
}
