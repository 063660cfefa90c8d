package io.vehicleshadow.functions.history;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what ended which command of one signal: what comes first after it, an outcome with a version of at least its
 * own, the request being cleared, or a newer command. Source: the contract between cloud and vehicle, closing a command.
 */
final class Settling {
    /** A vehicle has seen no request in the version in which it was cleared. */
    private static final Comparator<Closing> FIRST =
            Comparator.comparingLong(Closing::version).thenComparing(SeenOutcome.class::isInstance);

    private Settling() {}

    /**
     * The ends that are known so far.
     *
     * @param commands the signal's commands, oldest first
     * @param closings the signal's, from the oldest command on
     */
    static Map<HistoryEntry.Command, End> ends(List<HistoryEntry.Command> commands, List<Closing> closings) {
        Map<HistoryEntry.Command, End> ends = new LinkedHashMap<>();
        for (int i = 0; i < commands.size(); i++) {
            HistoryEntry.Command command = commands.get(i);
            Optional<HistoryEntry.Command> next =
                    i + 1 < commands.size() ? Optional.of(commands.get(i + 1)) : Optional.empty();
            long before = next.map(HistoryEntry.Command::version).orElse(Long.MAX_VALUE);
            closings.stream()
                    .filter(closing -> closing.version() >= command.version() && closing.version() < before)
                    .min(FIRST)
                    .map(Closing::end)
                    .or(() -> next.map(newer -> End.superseded(newer.at()).inVersion(newer.version())))
                    .ifPresent(end -> ends.put(command, end));
        }
        return ends;
    }
}
