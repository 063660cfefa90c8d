package io.vehicleshadow.functions.history;

import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import java.time.Instant;
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

    Predicate<Unanswered.Request> reach(HistoryEntry.Command command, Instant moment) {
        return reach.at(moment, command.thing());
    }

    private Optional<End> end(
            HistoryEntry.Command command, AskedSignal asked, String signal, Optional<ShadowDocument> document) {
        return asked.pending()
                .filter(gone -> document.map(ShadowDocument::outcomes)
                        .map(outcomes -> outcomes.get(signal))
                        .filter(outcome -> outcome.version() >= command.version())
                        .isEmpty())
                .filter(gone -> !reach.mayAnswer(command.thing(), command.at(), gone))
                .filter(gone -> isKnown(command, signal, gone.version()));
    }

    /**
     * Whether it was this command's request that the update of that version replaced or withdrew. Who withdraws notes it
     * before the history has heard of all that was requested, perhaps of the same value.
     */
    private boolean isKnown(HistoryEntry.Command command, String signal, long gone) {
        return after(command, gone).isPresent()
                || after(command, gone - 1)
                        .flatMap(before -> before.standing(signal))
                        .filter(request -> request.id().equals(command.id()))
                        .isPresent();
    }

    private Optional<Unanswered> after(HistoryEntry.Command command, long version) {
        return store.update(command.thing(), version).flatMap(Update::after);
    }
}
