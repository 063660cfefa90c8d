package io.vehicleshadow.functions.history;

import io.vehicleshadow.functions.presence.Presence;
import io.vehicleshadow.functions.presence.PresenceStore;
import io.vehicleshadow.vehicle.ThingName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a vehicle may yet answer a request that was replaced or withdrawn: it may be acting on it. Not if it was
 * offline all the time, nor once it has been online for long enough to have answered. Thread-safe.
 */
public final class VehicleReach {
    /** A vehicle that is online has finished an action and sent its answer by then; its own patience is 8 s. */
    static final Duration LONGEST_ACTION = Duration.ofSeconds(30);

    private final PresenceStore presences;
    private final Clock clock;

    /** By the presences that are kept there. */
    public VehicleReach(PresenceStore presences, Clock clock) {
        this.presences = presences;
        this.clock = clock;
    }

    /** The same for the requests of one vehicle. */
    Unanswered.Reach of(ThingName thing) {
        return request -> mayAnswer(thing, request.at(), request.pending().orElseThrow());
    }

    /**
     * Whether it may.
     *
     * @param askedAt when the command was given
     * @param gone what replaced or withdrew the request
     */
    boolean mayAnswer(ThingName thing, Instant askedAt, End gone) {
        Optional<Presence> presence = presences.find(thing);
        if (presence.isEmpty()) {
            return false;
        }
        Instant since = presence.get().since();
        if (!presence.get().online()) {
            return !since.isBefore(askedAt);
        }
        Instant reachable = since.isAfter(gone.at()) ? since : gone.at();
        return clock.instant().isBefore(reachable.plus(LONGEST_ACTION));
    }
}
