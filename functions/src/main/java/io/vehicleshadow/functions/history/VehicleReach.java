package io.vehicleshadow.functions.history;

import io.vehicleshadow.functions.presence.Presence;
import io.vehicleshadow.functions.presence.PresenceStore;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether a vehicle may yet answer a request that was replaced or withdrawn: it may be acting on it. Not if it was
 * offline all the time, nor once it has been online for long enough to have answered. Thread-safe.
 */
public final class VehicleReach {
    /** What sending the answer may take, however slowly, and a margin. */
    private static final Duration SENDING = Duration.ofSeconds(22);

    private final PresenceStore presences;
    private final Duration longestAction;
    private final Clock clock;

    /** @param catalogues tell how long a vehicle may be acting, whichever of them it goes by */
    public VehicleReach(PresenceStore presences, Catalogues catalogues, Clock clock) {
        this.presences = presences;
        this.longestAction = catalogues.all().stream()
                .map(SignalCatalogue::longestPatience)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .plus(SENDING);
        this.clock = clock;
    }

    /**
     * Whether the vehicle might still answer its requests that were replaced or withdrawn, as things stood at that moment:
     * an update that is looked at late may have been followed by the answer.
     */
    Predicate<Unanswered.Request> at(Instant moment, ThingName thing) {
        return request ->
                mayAnswer(moment, thing, request.at(), request.pending().orElseThrow());
    }

    /** The same, now. */
    boolean mayAnswer(ThingName thing, Instant askedAt, End gone) {
        return mayAnswer(clock.instant(), thing, askedAt, gone);
    }

    /**
     * @param askedAt when the command was given
     * @param gone what replaced or withdrew the request
     */
    private boolean mayAnswer(Instant moment, ThingName thing, Instant askedAt, End gone) {
        Optional<Presence> presence = presences.find(thing);
        if (presence.isEmpty()) {
            return false;
        }
        Instant since = presence.get().since();
        if (!presence.get().online()) {
            return !since.isBefore(askedAt);
        }
        Instant reachable = since.isAfter(gone.at()) ? since : gone.at();
        return moment.isBefore(reachable.plus(longestAction));
    }
}
