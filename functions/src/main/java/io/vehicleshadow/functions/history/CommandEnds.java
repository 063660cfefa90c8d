package io.vehicleshadow.functions.history;

import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Tells how commands ended, as far as that is certain. An end is written down before it is told, and never over another
 * one. Thread-safe.
 */
public final class CommandEnds {
    private final HistoryStore store;
    private final VehicleReach reach;

    public CommandEnds(HistoryStore store, VehicleReach reach) {
        this.store = store;
        this.reach = reach;
    }

    /**
     * The command with the ends that are certain by now. Answers are those that the history knows: the shadow holds the
     * last outcome only, and not the version in which it arrived. A request that was replaced or withdrawn has ended
     * once the vehicle can't answer it any more.
     *
     * @param shadow the whole document, looked at only if a request was replaced or withdrawn
     */
    public HistoryEntry.Command look(HistoryEntry.Command command, Supplier<Optional<ShadowDocument>> shadow) {
        HistoryEntry.Command told = command;
        for (Map.Entry<String, AskedSignal> signal : command.signals().entrySet()) {
            AskedSignal asked = signal.getValue();
            if (asked.end().isEmpty() && asked.pending().isPresent()) {
                Optional<End> end = end(command, asked, signal.getKey(), shadow.get());
                told = end.isPresent() ? tell(told, signal.getKey(), end.get()) : told;
            }
        }
        return told;
    }

    /** Writes an end down, and returns the command with the end that stands there. */
    HistoryEntry.Command tell(HistoryEntry.Command command, String signal, End end) {
        End stands = store.end(command.thing(), command.id(), signal, end).orElse(end);
        Map<String, AskedSignal> signals = new TreeMap<>(command.signals());
        signals.computeIfPresent(signal, (key, asked) -> asked.ended(stands));
        return command.withSignals(signals);
    }

    Predicate<Unanswered.Request> reach(HistoryEntry.Command command) {
        return reach.of(command.thing());
    }

    private Optional<End> end(
            HistoryEntry.Command command, AskedSignal asked, String signal, Optional<ShadowDocument> document) {
        return asked.pending()
                .filter(gone -> document.map(ShadowDocument::outcomes)
                        .map(outcomes -> outcomes.get(signal))
                        .filter(outcome -> outcome.version() >= command.version())
                        .isEmpty())
                .filter(gone -> !reach.mayAnswer(command.thing(), command.at(), gone));
    }
}
