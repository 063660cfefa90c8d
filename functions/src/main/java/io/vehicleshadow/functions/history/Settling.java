package io.vehicleshadow.functions.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds which outcome answers which command of one signal: a command of version v is answered by the first outcome
 * with a version of at least v; an older unanswered command was superseded. Source: the contract between cloud and
 * vehicle, closing a command.
 */
final class Settling {
    private Settling() {}

    /**
     * The ends that the outcomes give the commands.
     *
     * @param commands the signal's commands, oldest first
     * @param outcomes the signal's outcomes, oldest first
     */
    static Map<HistoryEntry.Command, End> ends(List<HistoryEntry.Command> commands, List<SeenOutcome> outcomes) {
        Map<HistoryEntry.Command, End> ends = new LinkedHashMap<>();
        for (int i = 0; i < commands.size(); i++) {
            long from = commands.get(i).version();
            Optional<HistoryEntry.Command> next =
                    i + 1 < commands.size() ? Optional.of(commands.get(i + 1)) : Optional.empty();
            long before = next.map(HistoryEntry.Command::version).orElse(Long.MAX_VALUE);
            Optional<End> answer = outcomes.stream()
                    .filter(outcome -> outcome.version() >= from && outcome.version() < before)
                    .findFirst()
                    .map(seen -> End.answered(seen.outcome(), seen.at()));
            HistoryEntry.Command command = commands.get(i);
            answer.or(() -> next.map(newer -> End.superseded(newer.at()))).ifPresent(end -> ends.put(command, end));
        }
        return ends;
    }
}
