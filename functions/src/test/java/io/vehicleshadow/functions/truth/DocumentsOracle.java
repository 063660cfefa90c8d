package io.vehicleshadow.functions.truth;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import io.vehicleshadow.vehicle.shadow.ShadowChange;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the whole sequence of shadow documents says, by the words of the contract, without any store. */
final class DocumentsOracle {
    private record Seen(Map<String, DesiredLeaf> requested, Set<String> cleared, Map<String, Outcome> outcomes) {}

    private final NavigableMap<Long, Seen> documents = new TreeMap<>();
    private final NavigableSet<Long> requests = new TreeSet<>();

    void add(JsonNode message) {
        ShadowChange change = ShadowChange.of(message);
        long version = change.current().version();
        documents.put(version, new Seen(change.requested(), change.cleared(), change.outcomes()));
        if (!change.requested().isEmpty()) {
            requests.add(version);
        }
    }

    /** The versions in which something was requested. */
    NavigableSet<Long> requests() {
        return requests;
    }

    /** The version that requested what stood there for the signal before that one. */
    long requestBefore(long version, String signal) {
        return documents.headMap(version, false).descendingMap().entrySet().stream()
                .filter(entry -> entry.getValue().requested().containsKey(signal))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** The signals that were requested in that version. */
    Set<String> signals(long version) {
        return documents.get(version).requested().keySet();
    }

    JsonNode value(long version, String signal) {
        return documents.get(version).requested().get(signal).value();
    }

    /**
     * How the request ended: by the first outcome of its signal with a version not less than its own, unless it was
     * replaced or withdrawn in a version up to that; and without one, by what replaced or withdrew it. Empty if nothing
     * has.
     */
    Optional<String> end(long version, String signal) {
        Optional<String> gone = Optional.empty();
        long goneIn = Long.MAX_VALUE;
        for (Map.Entry<Long, Seen> later : documents.tailMap(version, false).entrySet()) {
            Seen seen = later.getValue();
            Outcome outcome = seen.outcomes().get(signal);
            if (outcome != null && outcome.version() >= version) {
                return outcome.version() < goneIn ? Optional.of(outcome.status().name()) : gone;
            }
            boolean cleared = seen.cleared().contains(signal);
            if (gone.isEmpty() && (cleared || seen.requested().containsKey(signal))) {
                gone = Optional.of(cleared ? "WITHDRAWN" : "SUPERSEDED");
                goneIn = later.getKey();
            }
        }
        return gone;
    }
}
