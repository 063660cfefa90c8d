package io.vehicleshadow.functions.history;

import io.vehicleshadow.vehicle.command.Outcome;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Follows one command through the documents of its shadow, by the rule of the contract: a command of version v is
 * answered by the first outcome of its signal with a version of at least v; if a newer command came before that
 * outcome's version, it was superseded. Used by one thread.
 */
public final class Progress {
    public static final int COMMANDS_LOOKED_AT = 50;

    private final HistoryEntry.Command command;
    private final Supplier<List<HistoryEntry.Command>> recent;
    private final Map<String, AskedSignal> signals;
    private final Map<String, Long> newer = new LinkedHashMap<>();

    /** @param recent the last commands of the vehicle, looked up only if an outcome could be another command's */
    public Progress(HistoryEntry.Command command, Supplier<List<HistoryEntry.Command>> recent) {
        this.command = command;
        this.recent = recent;
        this.signals = new LinkedHashMap<>(command.signals());
    }

    /** Takes in an {@code update/accepted}: what it does not name has not changed. */
    public Progress accepted(ShadowDocument change, Instant at) {
        for (String key : signals.keySet()) {
            if (change.version() > command.version()
                    && change.desired().path(key).isValueNode()
                    && !change.desired().path(key).isNull()) {
                newer.merge(key, change.version(), Math::min);
            }
            answer(key, change, at);
            if (change.version() > command.version()
                    && change.desired().path(key).isNull()) {
                end(key, End.withdrawn(at, Optional.empty()));
            }
        }
        return this;
    }

    /** Takes in what the history knows of the command: it has seen every document, not only the last. */
    public void noted(HistoryEntry.Command row) {
        row.signals().forEach((key, signal) -> signal.end().ifPresent(end -> end(key, end)));
    }

    /** Takes in the whole document: what it lacks is gone. */
    public Progress whole(ShadowDocument document, Instant at) {
        for (String key : signals.keySet()) {
            answer(key, document, at);
            if (document.version() >= command.version()) {
                compare(key, document, at);
            }
        }
        return this;
    }

    public HistoryEntry.Command command() {
        return new HistoryEntry.Command(
                command.id(),
                command.thing(),
                command.at(),
                command.by(),
                command.channel(),
                command.base(),
                command.version(),
                signals);
    }

    public boolean isOver() {
        return signals.values().stream().allMatch(signal -> signal.end().isPresent());
    }

    private void compare(String key, ShadowDocument document, Instant at) {
        Optional<DesiredLeaf> leaf = Optional.ofNullable(document.requested().get(key));
        if (leaf.isEmpty()) {
            end(key, hasNewer(key) ? End.superseded(at) : End.withdrawn(at, Optional.empty()));
        } else if (!leaf.get().value().equals(signals.get(key).value())) {
            end(key, End.superseded(at));
        }
    }

    private void answer(String key, ShadowDocument document, Instant at) {
        Optional<Outcome> outcome =
                SignalKeys.of(key).flatMap(document::outcome).filter(seen -> seen.version() >= command.version());
        if (outcome.isPresent()) {
            boolean others = outcome.get().version() > command.version()
                    && newerCommand(key) <= outcome.get().version();
            end(key, others ? End.superseded(at) : End.answered(outcome.get(), at));
        }
    }

    private boolean hasNewer(String key) {
        return newerCommand(key) < Long.MAX_VALUE;
    }

    private long newerCommand(String key) {
        if (!newer.containsKey(key)) {
            recent.get().stream()
                    .filter(other -> other.signals().containsKey(key) && other.version() > command.version())
                    .forEach(other -> newer.merge(key, other.version(), Math::min));
        }
        return newer.getOrDefault(key, Long.MAX_VALUE);
    }

    private void end(String key, End end) {
        AskedSignal signal = signals.get(key);
        if (signal.end().filter(known -> known.isAnswer() || !end.isAnswer()).isEmpty()) {
            signals.put(key, signal.ended(end));
        }
    }
}
