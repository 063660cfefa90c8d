package io.vehicleshadow.functions.history;

import io.vehicleshadow.vehicle.command.CommandStatus;
import java.time.Instant;
import java.util.Map;

/**
 * What has become of a command.
 *
 * @param command who requested what, and the ends known
 * @param asOf when that was so
 */
public record CommandReport(HistoryEntry.Command command, Instant asOf) {
    public CommandStatus status(String signal) {
        return status(command.signals().get(signal), asOf);
    }

    /** The status of a signal at that time. Timed out is never written down: it follows from the deadline. */
    public static CommandStatus status(AskedSignal signal, Instant now) {
        if (signal.end().isPresent()) {
            return signal.end().get().status();
        }
        boolean late =
                signal.staleAt().filter(deadline -> !now.isBefore(deadline)).isPresent();
        return late ? CommandStatus.TIMED_OUT : CommandStatus.IN_PROGRESS;
    }

    public Map<String, AskedSignal> signals() {
        return command.signals();
    }
}
