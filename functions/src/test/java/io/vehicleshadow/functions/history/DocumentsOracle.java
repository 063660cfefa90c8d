package io.vehicleshadow.functions.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.shadow.ShadowChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the whole sequence of shadow documents says, by the words of the contract, without any store. */
final class DocumentsOracle {
    private record Seen(ShadowChange change, Optional<String> token) {}

    private final List<Seen> documents = new ArrayList<>();

    void add(JsonNode message) {
        documents.add(new Seen(
                ShadowChange.of(message),
                Optional.ofNullable(message.path("clientToken").textValue())));
    }

    /** The versions in which something was requested, and the token of each. */
    Map<Long, String> requests() {
        Map<Long, String> requests = new TreeMap<>();
        documents.stream()
                .filter(seen -> !seen.change().requested().isEmpty())
                .forEach(seen -> requests.put(version(seen), seen.token().orElse("")));
        return requests;
    }

    /** The signals that were requested in that version. */
    List<String> signals(long version) {
        return List.copyOf(at(version).change().requested().keySet());
    }

    JsonNode value(long version, String signal) {
        return at(version).change().requested().get(signal).value();
    }

    /**
     * How the request ended: by the first outcome of its signal with a version not less than its own, unless it was
     * replaced or withdrawn in a version up to that; and without one, by what replaced or withdrew it. Empty if nothing
     * has.
     */
    Optional<String> end(long version, String signal) {
        Optional<String> gone = Optional.empty();
        long goneIn = Long.MAX_VALUE;
        for (Seen seen : documents) {
            if (version(seen) > version) {
                Outcome outcome = seen.change().outcomes().get(signal);
                if (outcome != null && outcome.version() >= version) {
                    return outcome.version() < goneIn
                            ? Optional.of(outcome.status().name())
                            : gone;
                }
                if (gone.isEmpty() && isGone(seen, signal)) {
                    gone = Optional.of(seen.change().cleared().contains(signal) ? "WITHDRAWN" : "SUPERSEDED");
                    goneIn = version(seen);
                }
            }
        }
        return gone;
    }

    private static boolean isGone(Seen seen, String signal) {
        return seen.change().cleared().contains(signal)
                || seen.change().requested().containsKey(signal);
    }

    private Seen at(long version) {
        return documents.stream()
                .filter(seen -> version(seen) == version)
                .findFirst()
                .orElseThrow();
    }

    private static long version(Seen seen) {
        return seen.change().current().version();
    }
}
