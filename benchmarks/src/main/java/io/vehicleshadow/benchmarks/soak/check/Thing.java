package io.vehicleshadow.benchmarks.soak.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All that was recorded of one thing. */
final class Thing {
    private final String name;
    private final Versions versions;
    private final Map<String, SignalStory> stories = new HashMap<>();
    private final Map<String, CarHistory> cars = new HashMap<>();
    private final Consumer<Finding> findings;

    Thing(String name, List<JsonNode> documents, List<JsonNode> acts, Consumer<Finding> findings) {
        this.name = name;
        this.findings = findings;
        versions = Versions.of(name, documents, findings);
        TreeSet<String> signals = new TreeSet<>(Contract.PARKED.keySet());
        signals.add(Contract.MOMENTARY);
        for (String signal : signals) {
            stories.put(signal, new SignalStory(signal, versions));
            cars.put(
                    signal,
                    new CarHistory(
                            signal,
                            acts.stream()
                                    .filter(act -> act.path("signal").asText().equals(signal))
                                    .toList()));
        }
    }

    /** What the car did and reported, signal by signal. */
    void check() {
        stories.forEach((signal, story) -> {
            new ActCheck(story, cars.get(signal), (fault, what) -> found(fault, signal, what)).run();
            new ReportCheck(story, versions, cars.get(signal), (fault, what) -> found(fault, signal, what)).run();
        });
    }

    void found(Fault fault, String signal, String what) {
        findings.accept(new Finding(fault, signal.isEmpty() ? name : name + " " + signal, what));
    }

    String name() {
        return name;
    }

    Versions versions() {
        return versions;
    }

    SignalStory story(String signal) {
        return stories.get(signal);
    }

    CarHistory car(String signal) {
        return cars.get(signal);
    }

    Stream<SignalStory> allStories() {
        return stories.values().stream();
    }
}
