package io.vehicleshadow.functions.history;

import io.vehicleshadow.vehicle.ThingName;
import java.util.List;
import java.util.Optional;

/** Where history is kept. Thread-safe; a read sees every write that ended before it; every write is idempotent. */
public interface HistoryStore {
    /** Writes a command down before it is asked. If it is there already, nothing changes, and what is there is told. */
    Optional<HistoryEntry.Command> writeAsked(HistoryEntry.Command command);

    /** Notes another shadow version that was seen before asking; only as long as the command has no version. */
    void rebase(HistoryEntry.Command command, long base);

    /** Forgets a command that was never asked; only as long as it has no version. */
    void forget(HistoryEntry.Command command);

    /** Notes the version that the request made, if the command is there; false if it is not. */
    boolean attachVersion(ThingName thing, EntryId id, long version);

    /** The command of that id. */
    Optional<HistoryEntry.Command> find(ThingName thing, EntryId id);

    /** The command of that version. */
    Optional<HistoryEntry.Command> byVersion(ThingName thing, long version);

    /** The last commands that have a version, newest first. */
    default List<HistoryEntry.Command> lastCommands(ThingName thing, int limit) {
        return commandsBefore(thing, Long.MAX_VALUE, limit);
    }

    /** The last commands with a version below that one, newest first. */
    List<HistoryEntry.Command> commandsBefore(ThingName thing, long version, int limit);

    /** Notes what became of one signal, unless an end is noted that this one does not replace. */
    void end(HistoryEntry.Command command, String signal, End end);

    /** Notes a closing by itself, for the case that its command becomes known only later. */
    void writeClosing(ThingName thing, String signal, Closing closing);

    /** The closings of a signal with at least that version. */
    List<Closing> closings(ThingName thing, String signal, long fromVersion);

    /** Writes an entry unless the document of that mark has brought it before. */
    void writeOnce(String documentMark, HistoryEntry entry);

    /** The entries before that place, newest first. */
    List<HistoryEntry> page(ThingName thing, Optional<EntryId> before, int limit);
}
