package io.vehicleshadow.alexa;

import io.vehicleshadow.functions.history.Closing;
import io.vehicleshadow.functions.history.End;
import io.vehicleshadow.functions.history.EntryId;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.vehicle.ThingName;
import java.util.List;
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
    public void rebase(HistoryEntry.Command command, long base) {}

    @Override
    public void forget(HistoryEntry.Command command) {
        commands.removeIf(known -> known.id().equals(command.id()));
    }

    @Override
    public boolean attachVersion(ThingName thing, EntryId id, long version) {
        commands.replaceAll(known -> known.id().equals(id) ? known.withVersion(version) : known);
        return true;
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
    public void end(HistoryEntry.Command command, String signal, End end) {}

    @Override
    public void writeClosing(ThingName thing, String signal, Closing closing) {}

    @Override
    public List<Closing> closings(ThingName thing, String signal, long fromVersion) {
        return List.of();
    }

    @Override
    public void writeOnce(String documentMark, HistoryEntry entry) {}

    @Override
    public List<HistoryEntry> page(ThingName thing, Optional<EntryId> before, int limit) {
        return List.copyOf(commands);
    }
}
