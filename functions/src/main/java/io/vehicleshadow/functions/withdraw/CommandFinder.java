package io.vehicleshadow.functions.withdraw;

import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.history.AskedSignal;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.functions.history.SignalKeys;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.DesiredLeaf;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds the command by which a value stands in {@code desired}. A command that has come to an end asks for nothing any
 * more, and one much older than the value has not written it: then the command is not known, as in the moment before
 * the history has heard of it. Thread-safe.
 */
final class CommandFinder {
    /** Far more than from taking a request in to asking the vehicle. */
    private static final Duration LONG_BEFORE = Duration.ofHours(1);

    private static final int PAGE = 50;

    private final HistoryStore history;

    CommandFinder(HistoryStore history) {
        this.history = history;
    }

    /**
     * The command that asks for what stands there for the signal; empty if none is known.
     *
     * @param document whole, with something asked of the signal
     */
    Optional<HistoryEntry.Command> command(ThingName thing, ShadowDocument document, String signal) {
        DesiredLeaf leaf = document.requested().get(signal);
        return last(thing, signal, earliest(leaf))
                .filter(command -> mayAsk(command, signal, leaf) && !isAnswered(command, document, signal));
    }

    /**
     * The same, if that person asked it. Found also if its version is not noted yet: a command is written down before
     * it is asked.
     */
    Optional<HistoryEntry.Command> command(ThingName thing, ShadowDocument document, String signal, PersonId person) {
        return command(thing, document, signal)
                .or(() -> withoutVersion(thing, document.requested().get(signal), signal, person))
                .filter(command -> command.by().filter(person::equals).isPresent());
    }

    private Optional<HistoryEntry.Command> withoutVersion(
            ThingName thing, DesiredLeaf leaf, String signal, PersonId person) {
        return history.page(thing, Optional.empty(), PAGE).stream()
                .filter(HistoryEntry.Command.class::isInstance)
                .map(HistoryEntry.Command.class::cast)
                .filter(command -> command.version() == 0
                        && command.by().filter(person::equals).isPresent()
                        && command.signals().containsKey(signal)
                        && mayAsk(command, signal, leaf))
                .findFirst();
    }

    private static boolean mayAsk(HistoryEntry.Command command, String signal, DesiredLeaf leaf) {
        AskedSignal asked = command.signals().get(signal);
        return !command.at().isBefore(earliest(leaf))
                && asked.value().equals(leaf.value())
                && asked.end().isEmpty();
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
        return SignalKeys.of(signal)
                .flatMap(document::outcome)
                .filter(outcome -> outcome.version() >= command.version())
                .isPresent();
    }
}
