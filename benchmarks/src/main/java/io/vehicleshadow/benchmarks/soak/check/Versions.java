package io.vehicleshadow.benchmarks.soak.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The versions of one thing's shadow, put in order from the documents that were recorded. A message holds the version
 * before its own too, so that a single one that is missing is known all the same.
 *
 * <p>Source: AWS IoT developer guide, Device Shadow MQTT topics, update/documents.
 */
final class Versions {
    /**
     * One version.
     *
     * @param by no later than then it was accepted
     */
    record Version(long number, Instant by, JsonNode state, JsonNode metadata) {
        JsonNode reported() {
            return state.path("reported");
        }

        JsonNode desired() {
            return state.path("desired");
        }

        long writtenAt(String signal) {
            return metadata.path("desired").path(signal).path("timestamp").asLong();
        }
    }

    private final TreeMap<Long, Version> known = new TreeMap<>();

    private Versions() {}

    static Versions of(String thing, List<JsonNode> messages, Consumer<Finding> findings) {
        Versions versions = new Versions();
        for (JsonNode message : messages) {
            JsonNode document = message.path("document");
            versions.add(thing, document.path("current"), by(message), findings);
        }
        for (JsonNode message : messages) {
            JsonNode before = message.path("document").path("previous");
            if (before.path("version").asLong() > 0
                    && !versions.known.containsKey(before.path("version").asLong())) {
                versions.add(thing, before, by(message), findings);
            }
        }
        versions.gaps(thing, findings);
        return versions;
    }

    /** The service tells whole seconds; a message that waited for the recorder came later than it was accepted. */
    private static Instant by(JsonNode message) {
        Instant recorded = Instant.parse(message.path("at").asText());
        Instant told =
                Instant.ofEpochSecond(message.path("document").path("timestamp").asLong() + 1);
        return told.isBefore(recorded) ? told : recorded;
    }

    private void add(String thing, JsonNode half, Instant by, Consumer<Finding> findings) {
        Version version = new Version(half.path("version").asLong(), by, half.path("state"), half.path("metadata"));
        Version other = known.putIfAbsent(version.number(), version);
        if (other != null && !other.state().equals(version.state())) {
            findings.accept(new Finding(
                    Fault.LOST_UPDATE,
                    thing,
                    "version " + version.number() + " was told with two contents: " + other.state() + " and "
                            + version.state()));
        }
    }

    private void gaps(String thing, Consumer<Finding> findings) {
        long before = 0;
        for (long number : known.keySet()) {
            if (before > 0 && number > before + 1) {
                findings.accept(new Finding(
                        Fault.NOT_RECORDED,
                        thing,
                        "versions " + (before + 1) + " to " + (number - 1) + " are missing"));
            }
            before = number;
        }
    }

    Collection<Version> all() {
        return known.values();
    }

    Version get(long number) {
        return known.get(number);
    }

    /** The versions after {@code from} up to {@code to}. */
    Iterator<Version> between(long from, long to) {
        return known.subMap(from, false, Math.max(from, to), true).values().iterator();
    }

    long first() {
        return known.isEmpty() ? Long.MAX_VALUE : known.firstKey();
    }

    long last() {
        return known.isEmpty() ? 0 : known.lastKey();
    }
}
