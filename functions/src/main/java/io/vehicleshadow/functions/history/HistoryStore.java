package io.vehicleshadow.functions.history;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.vehicle.ThingName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where history is kept. Thread-safe; a read sees every write that ended before it; every write is idempotent. */
public interface HistoryStore {
    /** Writes a command down before it is sent. If it is there already, nothing changes, and what is there is returned. */
    Optional<HistoryEntry.Command> writeAsked(HistoryEntry.Command command);

    /**
     * Notes which request was the first under that key. If one is noted already, nothing changes, and that is returned. It
     * is kept for 24 hours.
     */
    Optional<FirstRequest> writeFirst(ThingName thing, PersonId person, String key, FirstRequest request);

    /**
     * Notes another base; only as long as the command has no version.
     *
     * @return false if by now the command has another base or a version, or is not there
     */
    boolean rebase(HistoryEntry.Command command, long base);

    /** Forgets a command that was never sent; only as long as it has no version. */
    void forget(HistoryEntry.Command command);

    /** Notes the version that the request made, if the command is there and has no other. */
    void attachVersion(ThingName thing, EntryId id, long version);

    Optional<HistoryEntry.Command> find(ThingName thing, EntryId id);

    Optional<HistoryEntry.Command> byVersion(ThingName thing, long version);

    /** Commands with a version below that one, newest first. */
    List<HistoryEntry.Command> commandsBefore(ThingName thing, long version, int limit);

    /**
     * Notes what became of one signal, unless that is noted already.
     *
     * @return what stands there now; empty if there is no such command
     */
    Optional<End> end(ThingName thing, EntryId id, String signal, End end);

    /**
     * Notes how a signal ends unless the vehicle answers it. What came first stays; of the same, what says by whom.
     */
    void pend(ThingName thing, EntryId id, String signal, End end);

    /** Writes down what an update did. If it is there already, nothing changes, and what is there is returned. */
    Optional<Update> write(ThingName thing, Update update);

    /** Notes what is unanswered after the update. */
    void settle(ThingName thing, Update update);

    /** The update that made that version; empty if it had nothing to do with requests, or is not known yet. */
    Optional<Update> update(ThingName thing, long version);

    /** The last known update below that version. */
    Optional<Update> updateBefore(ThingName thing, long version);

    /** The first known update above that version. */
    Optional<Update> updateAfter(ThingName thing, long version);

    /** Writes an entry unless the document of that mark has brought it before. */
    void writeOnce(String documentMark, HistoryEntry entry);

    /** The entries before that place, or all; newest first. */
    List<HistoryEntry> page(ThingName thing, Optional<EntryId> before, int limit);

    List<HistoryEntry.Command> commandsSince(ThingName thing, Instant from);
}
