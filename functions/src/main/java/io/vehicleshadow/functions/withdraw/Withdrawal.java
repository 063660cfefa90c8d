package io.vehicleshadow.functions.withdraw;

import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.Shadows;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.history.End;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.shadow.ShadowUpdate;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clears requests from {@code desired}, and notes who did. Thread-safe. */
final class Withdrawal {
    private static final Logger LOG = LoggerFactory.getLogger(Withdrawal.class);
    private final Shadows shadows;
    private final HistoryStore history;
    private final Clock clock;

    Withdrawal(Shadows shadows, HistoryStore history, Clock clock) {
        this.shadows = shadows;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Clears those signals if the shadow still has that version.
     *
     * @param commands those that requested them, as far as they are known, by signal
     * @return the accepted change; empty if the shadow has another version
     */
    Optional<ShadowDocument> of(
            Collection<String> signals,
            ThingName thing,
            long version,
            Map<String, HistoryEntry.Command> commands,
            PersonId by) {
        ShadowUpdate update = new ShadowUpdate().onlyIfVersion(version);
        signals.forEach(update::clear);
        Optional<ShadowDocument> accepted = shadows.update(thing, update);
        accepted.ifPresent(change -> {
            End withdrawn = End.withdrawn(clock.instant(), Optional.of(by)).inVersion(change.version());
            commands.forEach((signal, command) -> note(command, signal, withdrawn));
        });
        return accepted;
    }

    private void note(HistoryEntry.Command command, String signal, End end) {
        try {
            history.pend(command.thing(), command.id(), signal, end);
        } catch (CloudUnavailable e) {
            LOG.warn("Who withdrew {} of {} is not noted", signal, command.thing(), e);
        }
    }
}
