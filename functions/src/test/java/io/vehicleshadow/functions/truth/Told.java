package io.vehicleshadow.functions.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.functions.history.EntryId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What people were told, in JSON or in words, held against what the documents say. */
public final class Told {
    private static final Set<String> ENDS = Set.of("SUCCEEDED", "FAILED", "REJECTED", "SUPERSEDED", "WITHDRAWN");

    /** @param version 0 where it is the one that the request made */
    private record Words(String what, EntryId request, long version, String signal, String status) {}

    private final long seed;
    private final DocumentsOracle oracle = new DocumentsOracle();
    /** The version that each token came with first: somebody else may repeat it. */
    private final Map<String, Long> tokens = new HashMap<>();

    private final List<String> inOrder = new ArrayList<>();
    /** The end of each signal of each command, as it was told first. */
    private final Map<String, JsonNode> ends = new HashMap<>();
    /** The versions that were told to who sent a command, and the request of each. */
    private final Map<Long, EntryId> sent = new TreeMap<>();
    /** The ends that were told to who withdrew. */
    private final Map<String, String> withdrawn = new TreeMap<>();
    /** The tokens of requests that were told to have done nothing. */
    private final Set<String> refused = new HashSet<>();

    private final List<Words> words = new ArrayList<>();

    Told(long seed) {
        this.seed = seed;
    }

    void happened(JsonNode documents) {
        oracle.add(documents);
        if (documents.has("clientToken")) {
            String token = documents.path("clientToken").asText();
            inOrder.add(token);
            tokens.putIfAbsent(token, documents.at("/current/version").asLong());
        }
    }

    /** The versions that have requested something, by whomever. */
    NavigableSet<Long> requests() {
        return oracle.requests();
    }

    /** The tokens that came with updates, in that order. */
    List<String> tokens() {
        return inOrder;
    }

    /** Who sent a request was told of it as the API does. */
    public void sent(EntryId request, JsonNode command) {
        long version = command.path("version").asLong();
        EntryId before = sent.putIfAbsent(version, request);
        assertTrue(
                before == null || before.equals(request),
                () -> "version " + version + " was told to two requests" + here());
        command(command);
    }

    /** Who sent a request was told that it has done nothing. */
    public void refused(EntryId request) {
        refused.add(request.token());
    }

    /** Somebody was told of a command as the API does. */
    public void command(JsonNode command) {
        long version = command.path("version").asLong();
        command.path("signals").properties().forEach(entry -> {
            if (version > 0 && ENDS.contains(entry.getValue().path("status").asText())) {
                ObjectNode end = entry.getValue().deepCopy();
                // By whom may become known after the end is.
                end.remove("withdrawnBy");
                JsonNode before = ends.putIfAbsent(version + " " + entry.getKey(), end);
                assertTrue(
                        before == null || before.equals(end),
                        () -> "An end changed from " + before + " to " + end + here());
            }
        });
    }

    /** Who withdrew was told what the API answers. */
    public void withdrawal(String signal, JsonNode answer) {
        if (ENDS.contains(answer.path("status").asText())) {
            long version = oracle.requestBefore(answer.path("version").asLong(), signal);
            withdrawn.put(version + " " + signal, answer.path("status").asText());
        }
    }

    /**
     * Who sent a request was told of it in words.
     *
     * @param what the words
     * @param status what they mean, as the API says it
     */
    public void words(String what, EntryId request, String signal, String status) {
        words.add(new Words(what, request, 0, signal, status));
    }

    /** Somebody was told of the command of that version in words. */
    public void words(String what, long version, String signal, String status) {
        words.add(new Words(what, null, version, signal, status));
    }

    void isOne(JsonNode entry, JsonNode another) {
        assertNull(another, () -> "Two of " + entry + here());
    }

    /** @param entries every command of the history, by its version */
    void check(Map<Long, JsonNode> entries) {
        assertEquals(oracle.requests(), entries.keySet(), here());
        entries.forEach((version, entry) -> {
            assertEquals(oracle.signals(version), names(entry), here());
            oracle.signals(version).forEach(signal -> check(version, signal, entry.at("/signals/" + signal)));
        });
        refused.retainAll(tokens.keySet());
        assertEquals(Set.of(), refused, () -> "What was told to be refused was done" + here());
        sent.keySet()
                .forEach(version -> assertTrue(
                        entries.get(version) != null && entries.get(version).has("by"),
                        () -> "version " + version + " was told to a person and is another's" + here()));
        words.forEach(this::check);
    }

    private void check(long version, String signal, JsonNode entry) {
        String status = entry.path("status").asText();
        assertEquals(oracle.end(version, signal).orElse("none"), status, () -> version + " " + signal + here());
        assertEquals(
                withdrawn.getOrDefault(version + " " + signal, status),
                status,
                () -> version + " " + signal + ", to who withdrew it" + here());
        assertEquals(oracle.value(version, signal).asText(), entry.path("value").asText(), here());
    }

    /** An end that was told in words is the one; and what was told to be waiting was really requested. */
    private void check(Words said) {
        Long version =
                said.version() > 0 ? said.version() : tokens.get(said.request().token());
        assertTrue(version != null, () -> "Nothing was requested, but told was '" + said.what() + "'" + here());
        if (ENDS.contains(said.status())) {
            assertEquals(
                    oracle.end(version, said.signal()).orElse("none"),
                    said.status(),
                    () -> "'" + said.what() + "' of version " + version + here());
        }
    }

    private static Set<String> names(JsonNode entry) {
        Set<String> names = new TreeSet<>();
        entry.path("signals").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** How often each status was told in words. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        words.forEach(said -> counts.merge(said.status(), 1L, Long::sum));
        return counts;
    }

    private String here() {
        return " (seed " + seed + ")";
    }
}
