package io.vehicleshadow.functions.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import io.vehicleshadow.vehicle.shadow.ShadowChange;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one update of a shadow did to requests.
 *
 * @param version the shadow's after it
 * @param at when the rule took it
 * @param writtenAt when the shadow service wrote the requests, which is not later: whole seconds
 * @param first whether nothing was requested before it: what came earlier can only be answered late
 * @param answered of the first, the versions that the outcomes before it named, by signal: what they answered has ended
 * @param token the update's client token
 * @param requested the requests that it made: values by signal
 * @param cleared the signals whose request it removed
 * @param outcomes the outcomes that it brought, by signal
 * @param command the entry of the requests that it made
 * @param after what is unanswered after it; empty as long as an earlier update is missing
 */
public record Update(
        long version,
        Instant at,
        Instant writtenAt,
        boolean first,
        Map<String, Long> answered,
        Optional<String> token,
        Map<String, JsonNode> requested,
        Set<String> cleared,
        Map<String, Outcome> outcomes,
        Optional<EntryId> command,
        Optional<Unanswered> after) {

    static Update of(DocumentEvent event) {
        ShadowChange change = event.change();
        Map<String, DesiredLeaf> requested = change.requested();
        Instant writtenAt = requested.values().stream()
                .map(DesiredLeaf::writtenAt)
                .filter(event.received()::isAfter)
                .min(Instant::compareTo)
                .orElse(event.received());
        boolean first = change.previous().requested().isEmpty();
        Map<String, Long> answered = new LinkedHashMap<>();
        if (first) {
            change.previous().outcomes().forEach((signal, outcome) -> answered.put(signal, outcome.version()));
        }
        return new Update(
                event.version(),
                event.received(),
                writtenAt,
                first,
                answered,
                event.clientToken(),
                values(requested),
                change.cleared(),
                change.outcomes(),
                Optional.empty(),
                Optional.empty());
    }

    /** An {@code update/accepted}, of which it is not known by whom it is. */
    static Update accepted(
            long version,
            Instant at,
            Map<String, DesiredLeaf> requested,
            Set<String> cleared,
            Map<String, Outcome> outcomes) {
        EntryId somebody = EntryId.ofVersion(Instant.EPOCH, 'a', version);
        return new Update(
                version,
                at,
                at,
                false,
                Map.of(),
                Optional.empty(),
                values(requested),
                cleared,
                outcomes,
                Optional.of(somebody),
                Optional.empty());
    }

    private static Map<String, JsonNode> values(Map<String, DesiredLeaf> leaves) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        leaves.forEach((signal, leaf) -> values.put(signal, leaf.value()));
        return values;
    }

    /** Whether it concerns requests: their order with others' must be known. */
    boolean isAboutRequests() {
        return !first || !requested.isEmpty() || !outcomes.isEmpty();
    }

    Update by(EntryId entry) {
        return new Update(
                version,
                at,
                writtenAt,
                first,
                answered,
                token,
                requested,
                cleared,
                outcomes,
                Optional.of(entry),
                after);
    }

    Update leaving(Unanswered unanswered) {
        return new Update(
                version,
                at,
                writtenAt,
                first,
                answered,
                token,
                requested,
                cleared,
                outcomes,
                command,
                Optional.of(unanswered));
    }
}
