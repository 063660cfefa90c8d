package io.vehicleshadow.functions.withdraw;

import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.Shadows;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.history.CommandFinder;
import io.vehicleshadow.functions.history.HistoryEntry;
import io.vehicleshadow.functions.history.HistoryStore;
import io.vehicleshadow.functions.share.OpenRequests;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Withdraws one person's requests, found by the history and the shadow. Also a request that is just being made: it is
 * written down before it reaches the shadow, and while it has not, this does not say that all are withdrawn. Not seen is
 * one that was let in before the person's role was taken and is written down only after this has looked: as a rule there
 * are milliseconds between the two, or as long as the shadow service takes to answer. Thread-safe.
 */
public final class PendingRequests implements OpenRequests {
    private static final int ATTEMPTS = 12;
    /** No function works on a request for longer. */
    private static final Duration BEING_MADE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(PendingRequests.class);
    private final Shadows shadows;
    private final HistoryStore history;
    private final CommandFinder finder;
    private final Withdrawal withdrawal;
    private final Clock clock;

    public PendingRequests(Shadows shadows, HistoryStore history, Clock clock) {
        this.shadows = shadows;
        this.history = history;
        this.finder = new CommandFinder(history);
        this.withdrawal = new Withdrawal(shadows, history, clock);
        this.clock = clock;
    }

    @Override
    public boolean withdraw(PersonId by, ThingName thing, PersonId person) {
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                OptionalLong without = clear(by, thing, person);
                if (without.isPresent() && !hasRequestAfter(without.getAsLong(), thing, person)) {
                    return true;
                }
            }
            LOG.warn("Requests to {} may still be pending", thing);
        } catch (CloudUnavailable e) {
            LOG.warn("Requests to {} may still be pending", thing, e);
        }
        return false;
    }

    /** A version of the shadow in which the person requests nothing; empty if the shadow has changed meanwhile. */
    private OptionalLong clear(PersonId by, ThingName thing, PersonId person) {
        Optional<ShadowDocument> document = shadows.get(thing);
        if (document.isEmpty()) {
            return OptionalLong.of(0);
        }
        Map<String, HistoryEntry.Command> theirs = new LinkedHashMap<>();
        for (String signal : document.get().requested().keySet()) {
            finder.command(thing, document.get(), signal, person).ifPresent(asked -> theirs.put(signal, asked));
        }
        if (theirs.isEmpty()) {
            return OptionalLong.of(document.get().version());
        }
        return withdrawal.of(theirs.keySet(), thing, document.get().version(), theirs, by).stream()
                .mapToLong(ShadowDocument::version)
                .findFirst();
    }

    private boolean hasRequestAfter(long version, ThingName thing, PersonId person) {
        Instant earliest = clock.instant().minus(BEING_MADE);
        return history.commandsSince(thing, earliest).stream()
                .filter(command -> command.by().filter(person::equals).isPresent())
                .filter(command -> command.signals().values().stream()
                        .anyMatch(signal ->
                                signal.end().isEmpty() && signal.pending().isEmpty()))
                .anyMatch(command -> command.version() == 0 || command.version() > version);
    }
}
