package io.vehicleshadow.functions.history;

import io.vehicleshadow.vehicle.command.CommandStatus;
import java.time.Instant;
import java.util.Map;

/**
 * What has become of a command.
 *
 * @param command who asked what, and the ends known
 * @param asOf when that was so
 */
public record CommandReport(HistoryEntry.Command command, Instant asOf) {
    /** The status of one of the command's signals. */
    public CommandStatus status(String signal) {
        return status(command.signals().get(signal), asOf);
    }

    /** The status of an asked signal at that time. Timed out is never written down: it follows from the deadline. */
    public static CommandStatus status(AskedSignal signal, Instant now) {
        if (signal.end().isPresent()) {
            return signal.end().get().status();
        }
        boolean late =
                signal.staleAt().filter(deadline -> !now.isBefore(deadline)).isPresent();
        return late ? CommandStatus.TIMED_OUT : CommandStatus.IN_PROGRESS;
    }

    /** The signals, by key. */
    public Map<String, AskedSignal> signals() {
        return command.signals();
    }

    /** Whether every signal has come to an end: there is nothing more to wait for. */
    public boolean isOver() {
        return command.signals().values().stream()
                .allMatch(signal -> signal.end().isPresent());
    }
}
