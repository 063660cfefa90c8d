package io.vehicleshadow.agent.shadow;

import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Keeps the shadow small, whatever keys a writer makes up: outcomes of at most four unknown signals stay in it. */
final class UnknownOutcomes {
    private static final int KEPT = 4;
    private static final int LONGEST_KEY_BYTES = 64;
    private final SignalCatalogue catalogue;
    /** The keys in the shadow, oldest answer first. */
    private List<String> kept = List.of();

    UnknownOutcomes(SignalCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    boolean isUnknown(String key) {
        return catalogue.find(key).filter(s -> s.kind().isCommandable()).isEmpty();
    }

    /** The shadow is gone. */
    void forget() {
        kept = List.of();
    }

    /** Takes in which outcomes the whole document holds. */
    void whole(ShadowDocument document) {
        kept = document.reported().path("outcomes").properties().stream()
                .filter(member -> isUnknown(member.getKey()))
                .sorted((one, other) -> Long.compare(
                        one.getValue().path("version").asLong(),
                        other.getValue().path("version").asLong()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Takes in which outcomes an accepted update added and removed. */
    void accepted(ShadowDocument part) {
        Deque<String> now = new ArrayDeque<>(kept);
        part.reported().path("outcomes").properties().forEach(member -> {
            if (isUnknown(member.getKey())) {
                now.remove(member.getKey());
                if (!member.getValue().isNull()) {
                    now.addLast(member.getKey());
                }
            }
        });
        kept = List.copyOf(now);
    }

    /** Puts the outcomes into the update, as far as they may stay, and takes older ones out. */
    void answer(ShadowUpdate update, Map<String, Outcome> outcomes) {
        Deque<String> now = new ArrayDeque<>(kept);
        for (String key : outcomes.keySet()) {
            if (key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY_BYTES) {
                now.remove(key);
                now.addLast(key);
            }
        }
        while (now.size() > KEPT) {
            String oldest = now.removeFirst();
            if (kept.contains(oldest)) {
                update.forgetOutcome(oldest);
            }
        }
        outcomes.forEach((key, outcome) -> {
            if (now.contains(key)) {
                update.outcome(key, outcome);
            }
        });
    }
}
