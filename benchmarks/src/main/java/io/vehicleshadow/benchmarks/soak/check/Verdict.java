package io.vehicleshadow.benchmarks.soak.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a soak showed.
 *
 * @param counts what was done, by its title, in order
 * @param findings the promises that were broken; none if all held
 */
public record Verdict(Map<String, String> counts, List<Finding> findings) {

    /** Judges the files of that folder. */
    public static Verdict of(Path folder) throws IOException {
        return of(Recording.read(folder));
    }

    static Verdict of(Recording record) {
        List<Finding> findings = new ArrayList<>();
        Map<String, List<JsonNode>> documents = byThing(record.documents());
        Map<String, List<JsonNode>> acts = byThing(record.acts());
        Map<String, Thing> things = new TreeMap<>();
        documents.forEach((name, messages) ->
                things.put(name, new Thing(name, messages, acts.getOrDefault(name, List.of()), findings::add)));
        acts.keySet().stream()
                .filter(name -> !things.containsKey(name))
                .forEach(name -> findings.add(new Finding(
                        Fault.NOT_RECORDED, name, "the car wrote acts, and no document of it was recorded")));
        record.unreadable().forEach(line -> findings.add(new Finding(Fault.NOT_RECORDED, "a line", line)));
        things.values().forEach(Thing::check);
        EndCheck end = new EndCheck(things, kills(record));
        end.run(record.ends(), record.words());
        long acknowledged = new AcknowledgedCheck(things, end.last()).run(record.words());
        long words = new WordCheck(things).run(record.words());
        List<String> flat = new FlatCheck(findings::add).run(record.processes());
        Map<String, String> counts = counts(record, things);
        counts.put("words checked", String.valueOf(words));
        counts.put("acknowledged updates looked for", String.valueOf(acknowledged));
        List<JsonNode> faults =
                record.faults().stream().filter(line -> line.has("fault")).toList();
        counts.put("faults", kinds(faults, fault -> fault.path("fault").asText()));
        promises(counts, findings);
        counts.put("converged", end.converged() + " of " + things.size() + " cars");
        counts.put("memory and threads", String.join("<br>", flat));
        return new Verdict(counts, findings);
    }

    private static Map<String, String> counts(Recording record, Map<String, Thing> things) {
        Map<String, String> counts = new LinkedHashMap<>();
        counts.put("cars", String.valueOf(things.size()));
        counts.put("asked", kinds(record.words(), word -> word.path("kind").asText()));
        counts.put("documents", String.valueOf(record.documents().size()));
        counts.put(
                "requests",
                String.valueOf(things.values().stream()
                        .flatMap(Thing::allStories)
                        .mapToLong(story -> story.requests().size())
                        .sum()));
        Map<String, Long> outcomes = things.values().stream()
                .flatMap(Thing::allStories)
                .flatMap(story -> story.answers().stream())
                .collect(Collectors.groupingBy(SignalStory.Answer::status, TreeMap::new, Collectors.counting()));
        counts.put("outcomes", text(outcomes));
        counts.put(
                "acts at the cars", kinds(record.acts(), act -> act.path("what").asText()));
        return counts;
    }

    private static List<Instant> kills(Recording record) {
        return record.faults().stream()
                .filter(line -> line.path("fault").asText().equals("kill-run"))
                .map(line -> Instant.parse(line.path("at").asText()))
                .toList();
    }

    private static void promises(Map<String, String> counts, List<Finding> findings) {
        for (Fault fault : Fault.values()) {
            long found = findings.stream()
                    .filter(finding -> finding.fault() == fault)
                    .count();
            counts.put(fault.title(), String.valueOf(found));
        }
    }

    private static String kinds(List<JsonNode> lines, Function<JsonNode, String> kind) {
        return text(lines.stream().collect(Collectors.groupingBy(kind, TreeMap::new, Collectors.counting())));
    }

    private static String text(Map<String, Long> counted) {
        return counted.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, List<JsonNode>> byThing(List<JsonNode> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(line -> line.path("thing").asText(), TreeMap::new, Collectors.toList()));
    }

    /** Whether every promise held, and nothing is missing in the record. */
    public boolean isGood() {
        return findings.stream().allMatch(finding -> finding.fault() == Fault.END_NOT_TOLD);
    }

    /** The findings in words. */
    public List<String> told() {
        return findings.stream().map(Finding::toString).toList();
    }
}
