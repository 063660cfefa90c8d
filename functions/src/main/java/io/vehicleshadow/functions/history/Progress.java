package io.vehicleshadow.functions.history;

import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Follows one command through the changes of its shadow, as they are accepted. As long as it has seen each of them, it
 * knows what the history function knows; after a gap it takes only what names the command itself. Used by one thread.
 */
public final class Progress {
    private final CommandEnds ends;
    private final Map<String, DesiredLeaf> standing = new HashMap<>();
    private HistoryEntry.Command command;
    private Unanswered unanswered;
    private long seen;
    private boolean complete = true;

    /** @param command with the version that it made */
    public Progress(HistoryEntry.Command command, CommandEnds ends) {
        this.command = command;
        this.ends = ends;
        this.unanswered = Unanswered.of(command);
        this.seen = command.version() - 1;
    }

    /**
     * Takes in an {@code update/accepted}: what it does not name has not changed.
     *
     * @param at when it came
     */
    public void accepted(ShadowDocument change, Instant at) {
        if (change.version() <= seen) {
            return;
        }
        complete = complete && change.version() == seen + 1;
        seen = change.version();
        Update update = update(change, at);
        if (complete) {
            if (change.version() > command.version()) {
                take(update, at);
            }
        } else {
            exact(update);
        }
    }

    /** The command with the ends that are known by now. */
    public HistoryEntry.Command command() {
        return command;
    }

    private void take(Update update, Instant at) {
        Unanswered.Step step = unanswered.take(update, at, ends.reach(command, at));
        unanswered = step.after();
        step.ended().stream()
                .filter(ended -> ended.request().id().equals(command.id()))
                .forEach(ended -> command = ends.tell(command, ended.signal(), ended.end()));
    }

    private void exact(Update update) {
        update.outcomes().forEach((signal, outcome) -> {
            if (outcome.version() == command.version()) {
                command = ends.tell(command, signal, End.answered(outcome, update.at()));
            }
        });
    }

    /** A request that is written again within the second in which it was made is none: nobody could tell. */
    private Update update(ShadowDocument change, Instant at) {
        Set<String> own = command.signals().keySet();
        Map<String, DesiredLeaf> requested = change.requested();
        requested.keySet().retainAll(own);
        requested.entrySet().removeIf(entry -> entry.getValue().equals(standing.get(entry.getKey())));
        standing.putAll(requested);
        Set<String> cleared = new HashSet<>();
        change.desired().properties().forEach(entry -> {
            if (entry.getValue().isNull() && standing.remove(entry.getKey()) != null) {
                cleared.add(entry.getKey());
            }
        });
        Map<String, Outcome> outcomes = change.outcomes();
        outcomes.keySet().retainAll(own);
        return Update.accepted(change.version(), at, requested, cleared, outcomes);
    }
}
