package io.vehicleshadow.benchmarks.soak.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The files of a soak with one car, written by hand. Times are seconds since its begin. */
final class Tape {
    static final String CAR = "fleet-0001";
    private static final Instant BEGIN = Instant.parse("2026-11-30T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Path folder;
    private final Map<String, String> car = new TreeMap<>(Contract.PARKED);
    private ObjectNode shadow = JSON.createObjectNode();
    private boolean ended;

    /** The car has come and reported how it is parked: version 1. */
    Tape(Path folder) throws IOException {
        this.folder = folder;
        ObjectNode parked = JSON.createObjectNode();
        car.forEach((signal, value) -> parked.set(signal, json(value)));
        update(0, "{\"reported\":" + parked + "}");
    }

    private static JsonNode json(String value) {
        return value.matches("[0-9.]+")
                ? JSON.getNodeFactory().numberNode(Double.parseDouble(value))
                : JSON.getNodeFactory().textNode(value);
    }

    /** Somebody requests; returns the version. */
    long desire(double at, String signal, String value) throws IOException {
        return update(at, "{\"desired\":{\"" + signal + "\":\"" + value + "\"}}");
    }

    long withdraw(double at, String signal) throws IOException {
        return update(at, "{\"desired\":{\"" + signal + "\":null}}");
    }

    /** The vehicle answers, and clears the request. */
    long answer(double at, String signal, String value, String status, long seen) throws IOException {
        return update(at, "{\"desired\":{\"" + signal + "\":null}," + outcome(signal, value, status, seen) + "}");
    }

    /** The vehicle answers what another request has replaced meanwhile. */
    long answerOlder(double at, String signal, String value, String status, long seen) throws IOException {
        return update(at, "{" + outcome(signal, value, status, seen) + "}");
    }

    private static String outcome(String signal, String value, String status, long seen) {
        return "\"reported\":{\"" + signal + "\":\"" + value + "\",\"outcomes\":{\"" + signal + "\":{\"status\":\""
                + status + "\",\"version\":" + seen + "}}}";
    }

    long report(double at, String signal, String value) throws IOException {
        return update(at, "{\"reported\":{\"" + signal + "\":\"" + value + "\"}}");
    }

    private long update(double at, String change) throws IOException {
        ObjectNode before = shadow.deepCopy();
        long version = shadow.path("version").asLong() + 1;
        long second = time(at).getEpochSecond();
        merge(shadow.withObject("/state"), shadow.withObject("/metadata"), JSON.readTree(change), second);
        shadow.put("version", version);
        ObjectNode document = JSON.createObjectNode().put("timestamp", second);
        document.set("previous", before);
        document.set("current", shadow.deepCopy());
        ObjectNode line =
                JSON.createObjectNode().put("at", time(at + 0.01).toString()).put("thing", CAR);
        write("documents", line.set("document", document));
        return version;
    }

    private static void merge(ObjectNode state, ObjectNode metadata, JsonNode change, long second) {
        change.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (value.isNull()) {
                state.remove(member.getKey());
                metadata.remove(member.getKey());
            } else if (value.isObject()) {
                merge(
                        state.withObject("/" + member.getKey()),
                        metadata.withObject("/" + member.getKey()),
                        value,
                        second);
            } else {
                state.set(member.getKey(), value);
                metadata.putObject(member.getKey()).put("timestamp", second);
            }
        });
    }

    /** What the car's side wrote down. */
    void car(double at, String what, String signal, String value) throws IOException {
        if (!what.equals("began") && !what.equals("refused") && car.containsKey(signal)) {
            car.put(signal, value);
        }
        ObjectNode line = JSON.createObjectNode()
                .put("at", time(at).toString())
                .put("thing", CAR)
                .put("signal", signal)
                .put("value", value)
                .put("what", what);
        write("acts-1", line);
    }

    void acts(double from, double until, String signal, String value) throws IOException {
        car(from, "began", signal, value);
        car(until, "done", signal, value);
    }

    /** What somebody was answered. */
    void word(double asked, double at, String kind, String members) throws IOException {
        ObjectNode line = (ObjectNode) JSON.readTree("{" + members.replace('\'', '"') + "}");
        line.put("kind", kind).put("from", "anna").put("thing", CAR);
        line.put("asked", time(asked).toString()).put("at", time(at).toString());
        write("words", line);
    }

    /** The answer of the API to that command. */
    void api(double asked, double at, String signal, String value, long version, String status) throws IOException {
        word(
                asked,
                at,
                "command",
                "'status':200,'request':{'" + signal + "':'" + value + "'},'answer':{'version':" + version
                        + ",'signals':{'" + signal + "':{'value':'" + value + "','status':'" + status + "'}}}");
    }

    /** How the car stands at the end, truly, with its shadow. */
    void end(String presence) throws IOException {
        ObjectNode line = JSON.createObjectNode().put("thing", CAR).put("presence", presence);
        car.forEach((signal, value) -> line.withObject("/car").set(signal, json(value)));
        write("ends", line.set("shadow", shadow));
        ended = true;
    }

    void process(double at, int megabytes, int threads) throws IOException {
        ObjectNode line = JSON.createObjectNode()
                .put("at", time(at).toString())
                .put("process", "run")
                .put("pid", 7);
        write("processes", line.put("heapKb", megabytes * 1024).put("threads", threads));
    }

    /** Drops the lines of that kind that hold the text. */
    void forget(String kind, String text) throws IOException {
        Path file = folder.resolve(kind + ".jsonl");
        Files.write(
                file,
                Files.readAllLines(file).stream()
                        .filter(line -> !line.contains(text))
                        .toList());
    }

    /** The recorder did not get the document of that version. */
    void forgetVersion(long version) throws IOException {
        Path file = folder.resolve("documents.jsonl");
        List<String> left = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (JSON.readTree(line).at("/document/current/version").asLong() != version) {
                left.add(line);
            }
        }
        Files.write(file, left);
    }

    /** Adds a line as it stands. */
    void line(String kind, String text) throws IOException {
        Files.write(
                folder.resolve(kind + ".jsonl"), List.of(text), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void write(String kind, JsonNode line) throws IOException {
        line(kind, line.toString());
    }

    static Instant time(double at) {
        return BEGIN.plus(Duration.ofMillis(Math.round(at * 1000)));
    }

    /** The sorts of faults that the checker finds; the car is online at the end. */
    Set<Fault> found() throws IOException {
        return findings().stream().map(Finding::fault).collect(Collectors.toCollection(TreeSet::new));
    }

    List<Finding> findings() throws IOException {
        if (!ended) {
            end("ONLINE");
        }
        return Verdict.of(folder).findings();
    }
}
