package io.vehicleshadow.functions.history;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds the command by which a value stands in {@code desired}: the history knows it for each version of the shadow. In
 * the moment before it has heard of that version, it is the signal's last command, if that can have written the value:
 * one that has ended requests nothing any more, and one much older than the value has not written it. Thread-safe.
 */
public final class CommandFinder {
    /** Far more than from taking a request in to writing it. */
    private static final Duration LONG_BEFORE = Duration.ofHours(1);

    private static final int PAGE = 50;

    private final HistoryStore history;

    public CommandFinder(HistoryStore history) {
        this.history = history;
    }

    /**
     * The command that requests what stands there for the signal; empty if none is known.
     *
     * @param document whole, with a request for the signal
     */
    public Optional<HistoryEntry.Command> command(ThingName thing, ShadowDocument document, String signal) {
        Optional<Unanswered> recorded =
                history.update(thing, document.version()).flatMap(Update::after);
        return recorded.isPresent()
                ? recorded.get().standing(signal).flatMap(request -> history.find(thing, request.id()))
                : last(thing, document, signal);
    }

    /**
     * The same, if it is that person's. Found also if its version is not noted yet: a command is written down before it
     * is sent.
     */
    public Optional<HistoryEntry.Command> command(
            ThingName thing, ShadowDocument document, String signal, PersonId person) {
        return command(thing, document, signal)
                .or(() -> withoutVersion(thing, document.requested().get(signal), signal, person))
                .filter(command -> command.by().filter(person::equals).isPresent());
    }

    private Optional<HistoryEntry.Command> last(ThingName thing, ShadowDocument document, String signal) {
        DesiredLeaf leaf = document.requested().get(signal);
        return last(thing, signal, earliest(leaf))
                .filter(command -> mayRequest(command, signal, leaf) && !isAnswered(command, document, signal));
    }

    private Optional<HistoryEntry.Command> withoutVersion(
            ThingName thing, DesiredLeaf leaf, String signal, PersonId person) {
        return history.commandsSince(thing, earliest(leaf)).stream()
                .filter(command -> command.version() == 0
                        && command.by().filter(person::equals).isPresent()
                        && command.signals().containsKey(signal)
                        && mayRequest(command, signal, leaf))
                .findFirst();
    }

    private static boolean mayRequest(HistoryEntry.Command command, String signal, DesiredLeaf leaf) {
        AskedSignal asked = command.signals().get(signal);
        return !command.at().isBefore(earliest(leaf))
                && asked.requests(leaf)
                && asked.end().isEmpty()
                && asked.pending().isEmpty();
    }

    private static Instant earliest(DesiredLeaf leaf) {
        return leaf.writtenAt().minus(LONG_BEFORE);
    }

    private Optional<HistoryEntry.Command> last(ThingName thing, String signal, Instant earliest) {
        long before = Long.MAX_VALUE;
        while (true) {
            List<HistoryEntry.Command> page = history.commandsBefore(thing, before, PAGE);
            Optional<HistoryEntry.Command> last = page.stream()
                    .filter(command -> command.signals().containsKey(signal))
                    .findFirst();
            if (last.isPresent() || page.size() < PAGE) {
                return last;
            }
            HistoryEntry.Command oldest = page.get(PAGE - 1);
            if (oldest.at().isBefore(earliest)) {
                return Optional.empty();
            }
            before = oldest.version();
        }
    }

    /** The document may know of an answer before the history does. */
    private static boolean isAnswered(HistoryEntry.Command command, ShadowDocument document, String signal) {
        return Optional.ofNullable(document.outcomes().get(signal))
                .filter(outcome -> outcome.version() >= command.version())
                .isPresent();
    }
}
