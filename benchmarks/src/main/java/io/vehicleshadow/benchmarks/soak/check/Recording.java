package io.vehicleshadow.benchmarks.soak.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The files of a soak, one JSON object a line.
 *
 * @param documents each {@code update/documents} as it came: at, thing, document
 * @param acts what cars did or had done to them, as their side wrote it: at, thing, signal, value, what
 * @param words what people asked and were answered: kind, from, at, thing and what that kind has
 * @param ends each car at the end: thing, car, shadow, presence
 * @param processes memory and threads: at, process, pid, rssKb, threads
 * @param faults what was broken when: at, fault
 * @param unreadable lines that are no JSON, with their file
 */
record Recording(
        List<JsonNode> documents,
        List<JsonNode> acts,
        List<JsonNode> words,
        List<JsonNode> ends,
        List<JsonNode> processes,
        List<JsonNode> faults,
        List<String> unreadable) {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** Files of one kind begin with its name, such as {@code acts-1.jsonl}. */
    static Recording read(Path folder) throws IOException {
        List<String> unreadable = new ArrayList<>();
        return new Recording(
                lines(folder, "documents", unreadable),
                lines(folder, "acts", unreadable),
                lines(folder, "words", unreadable),
                lines(folder, "ends", unreadable),
                lines(folder, "processes", unreadable),
                lines(folder, "faults", unreadable),
                unreadable);
    }

    private static List<JsonNode> lines(Path folder, String kind, List<String> unreadable) throws IOException {
        TreeSet<Path> files = new TreeSet<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, kind + "*.jsonl")) {
            found.forEach(files::add);
        }
        List<JsonNode> read = new ArrayList<>();
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                try {
                    read.add(JSON.readTree(line));
                } catch (JsonProcessingException e) {
                    unreadable.add(file.getFileName() + ": " + line);
                }
            }
        }
        return read;
    }
}
