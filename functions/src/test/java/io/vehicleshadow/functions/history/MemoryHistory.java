package io.vehicleshadow.functions.history;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.CommandStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The history of one vehicle, as the table keeps it ({@link MemoryHistoryTest}), but without a database. */
public final class MemoryHistory implements HistoryStore {
    private final NavigableMap<EntryId, HistoryEntry> entries = new TreeMap<>();
    private final NavigableMap<Long, Update> updates = new TreeMap<>();
    private final Set<String> marks = new HashSet<>();
    private final Map<String, FirstRequest> keys = new HashMap<>();

    @Override
    public synchronized Optional<HistoryEntry.Command> writeAsked(HistoryEntry.Command command) {
        Optional<HistoryEntry.Command> known = find(command.thing(), command.id());
        entries.putIfAbsent(command.id(), command);
        return known;
    }

    @Override
    public synchronized Optional<FirstRequest> writeFirst(
            ThingName thing, PersonId person, String key, FirstRequest request) {
        return Optional.ofNullable(keys.putIfAbsent(person + "#" + key, request));
    }

    @Override
    public synchronized boolean rebase(HistoryEntry.Command command, long base) {
        boolean same = find(command.thing(), command.id())
                .filter(known -> known.version() == 0 && (known.base() == command.base() || known.base() == base))
                .isPresent();
        if (same) {
            change(command.id(), known -> known.withBase(base));
        }
        return same;
    }

    @Override
    public synchronized void forget(HistoryEntry.Command command) {
        find(command.thing(), command.id())
                .filter(known -> known.version() == 0)
                .ifPresent(known -> entries.remove(known.id()));
    }

    @Override
    public void attachVersion(ThingName thing, EntryId id, long version) {
        change(id, known -> known.version() == 0 ? known.withVersion(version) : known);
    }

    @Override
    public synchronized Optional<HistoryEntry.Command> find(ThingName thing, EntryId id) {
        return entries.get(id) instanceof HistoryEntry.Command command ? Optional.of(named(command)) : Optional.empty();
    }

    @Override
    public synchronized Optional<HistoryEntry.Command> byVersion(ThingName thing, long version) {
        return commands()
                .filter(known -> version > 0 && known.version() == version)
                .findFirst()
                .map(MemoryHistory::named);
    }

    @Override
    public synchronized List<HistoryEntry.Command> commandsBefore(ThingName thing, long version, int limit) {
        return commands()
                .filter(known -> known.version() > 0 && known.version() < version)
                .sorted(Comparator.comparing(HistoryEntry.Command::version).reversed())
                .limit(limit)
                .map(MemoryHistory::named)
                .toList();
    }

    @Override
    public synchronized Optional<End> end(ThingName thing, EntryId id, String signal, End end) {
        changeSignal(id, signal, asked -> asked.end().isPresent() ? asked : asked.ended(end));
        return find(thing, id)
                .flatMap(command -> Optional.ofNullable(command.signals().get(signal)))
                .flatMap(AskedSignal::end);
    }

    @Override
    public void pend(ThingName thing, EntryId id, String signal, End end) {
        changeSignal(id, signal, asked -> {
            boolean first = asked.pending().isEmpty()
                    || asked.pending().get().version() > end.version()
                    || asked.pending().get().version() == end.version()
                            && asked.pending().get().by().isEmpty()
                            && end.by().isPresent();
            return first ? new AskedSignal(asked.value(), asked.staleAt(), asked.end(), Optional.of(end)) : asked;
        });
    }

    @Override
    public synchronized Optional<Update> write(ThingName thing, Update update) {
        return Optional.ofNullable(updates.putIfAbsent(update.version(), update));
    }

    @Override
    public synchronized void settle(ThingName thing, Update update) {
        updates.computeIfPresent(
                update.version(),
                (version, known) -> known.leaving(update.after().orElseThrow()));
    }

    @Override
    public synchronized Optional<Update> update(ThingName thing, long version) {
        return Optional.ofNullable(updates.get(version));
    }

    @Override
    public synchronized Optional<Update> updateBefore(ThingName thing, long version) {
        return Optional.ofNullable(updates.lowerEntry(version)).map(Map.Entry::getValue);
    }

    @Override
    public synchronized Optional<Update> updateAfter(ThingName thing, long version) {
        return Optional.ofNullable(updates.higherEntry(version)).map(Map.Entry::getValue);
    }

    @Override
    public synchronized void writeOnce(String documentMark, HistoryEntry entry) {
        if (!marks.contains(documentMark) && !entries.containsKey(entry.id())) {
            marks.add(documentMark);
            entries.put(entry.id(), entry);
        }
    }

    @Override
    public synchronized List<HistoryEntry> page(ThingName thing, Optional<EntryId> before, int limit) {
        return before.map(place -> entries.headMap(place, false)).orElse(entries).descendingMap().values().stream()
                .limit(limit)
                .map(entry -> entry instanceof HistoryEntry.Command command ? named(command) : entry)
                .toList();
    }

    @Override
    public synchronized List<HistoryEntry.Command> commandsSince(ThingName thing, Instant from) {
        return commands()
                .filter(command -> !command.at().isBefore(from))
                .map(MemoryHistory::named)
                .toList();
    }

    private Stream<HistoryEntry.Command> commands() {
        return entries.values().stream()
                .filter(HistoryEntry.Command.class::isInstance)
                .map(HistoryEntry.Command.class::cast);
    }

    private synchronized void change(EntryId id, UnaryOperator<HistoryEntry.Command> change) {
        entries.computeIfPresent(
                id, (known, entry) -> entry instanceof HistoryEntry.Command command ? change.apply(command) : entry);
    }

    private void changeSignal(EntryId id, String signal, UnaryOperator<AskedSignal> change) {
        change(id, command -> withSignals(command, (key, asked) -> key.equals(signal) ? change.apply(asked) : asked));
    }

    private static HistoryEntry.Command withSignals(
            HistoryEntry.Command command, BiFunction<String, AskedSignal, AskedSignal> change) {
        Map<String, AskedSignal> signals = new HashMap<>(command.signals());
        signals.replaceAll(change);
        return command.withSignals(signals);
    }

    /** Who withdrew it is noted beside the end. */
    private static HistoryEntry.Command named(HistoryEntry.Command command) {
        return withSignals(
                command,
                (key, asked) -> asked.end()
                        .filter(end -> end.status() == CommandStatus.WITHDRAWN
                                && end.by().isEmpty())
                        .map(end -> asked.ended(end.by(asked.pending().flatMap(End::by))))
                        .orElse(asked));
    }
}
