package io.vehicleshadow.alexa;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.history.AskedSignal;
import io.vehicleshadow.functions.history.End;
import io.vehicleshadow.functions.history.EntryId;
import io.vehicleshadow.functions.history.FirstRequest;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.functions.history.Update;
import io.vehicleshadow.vehicle.ThingName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much history as one command needs. */
final class MemoryHistory implements HistoryStore {
    final List<HistoryEntry.Command> commands = new CopyOnWriteArrayList<>();

    @Override
    public Optional<HistoryEntry.Command> writeAsked(HistoryEntry.Command command) {
        Optional<HistoryEntry.Command> known = find(command.thing(), command.id());
        if (known.isEmpty()) {
            commands.add(command);
        }
        return known;
    }

    @Override
    public Optional<FirstRequest> writeFirst(ThingName thing, PersonId person, String key, FirstRequest request) {
        return Optional.empty();
    }

    @Override
    public boolean rebase(HistoryEntry.Command command, long base) {
        return true;
    }

    @Override
    public void forget(HistoryEntry.Command command) {
        commands.removeIf(known -> known.id().equals(command.id()));
    }

    @Override
    public void attachVersion(ThingName thing, EntryId id, long version) {
        commands.replaceAll(known -> known.id().equals(id) ? known.withVersion(version) : known);
    }

    @Override
    public Optional<HistoryEntry.Command> find(ThingName thing, EntryId id) {
        return commands.stream().filter(known -> known.id().equals(id)).findFirst();
    }

    @Override
    public Optional<HistoryEntry.Command> byVersion(ThingName thing, long version) {
        return commands.stream().filter(known -> known.version() == version).findFirst();
    }

    @Override
    public List<HistoryEntry.Command> commandsBefore(ThingName thing, long version, int limit) {
        return List.copyOf(commands);
    }

    @Override
    public Optional<End> end(ThingName thing, EntryId id, String signal, End end) {
        commands.replaceAll(known -> known.id().equals(id) ? ended(known, signal, end) : known);
        return Optional.of(end);
    }

    private static HistoryEntry.Command ended(HistoryEntry.Command command, String signal, End end) {
        Map<String, AskedSignal> signals = new HashMap<>(command.signals());
        signals.computeIfPresent(signal, (key, asked) -> asked.ended(end));
        return command.withSignals(signals);
    }

    @Override
    public void pend(ThingName thing, EntryId id, String signal, End end) {}

    @Override
    public Optional<Update> write(ThingName thing, Update update) {
        return Optional.empty();
    }

    @Override
    public void settle(ThingName thing, Update update) {}

    @Override
    public Optional<Update> update(ThingName thing, long version) {
        return Optional.empty();
    }

    @Override
    public Optional<Update> updateBefore(ThingName thing, long version) {
        return Optional.empty();
    }

    @Override
    public Optional<Update> updateAfter(ThingName thing, long version) {
        return Optional.empty();
    }

    @Override
    public List<HistoryEntry.Command> commandsSince(ThingName thing, Instant from) {
        return List.copyOf(commands);
    }

    @Override
    public void writeOnce(String documentMark, HistoryEntry entry) {}

    @Override
    public List<HistoryEntry> page(ThingName thing, Optional<EntryId> before, int limit) {
        return List.copyOf(commands);
    }
}
