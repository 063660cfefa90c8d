package io.vehicleshadow.functions.voice;

import java.time.Instant;
import java.util.Optional;

/**
 * Who may tell a person of a vehicle's changes now, and how far that has come. Of several that would, one has the turn.
 *
 * @param revision counts the turns that were taken and given back; 0 if none ever was
 * @param upTo the version of the vehicle's shadow up to which everything was told
 * @param takenUntil when it ends for whoever has it; empty if nobody has
 */
public record Turn(long revision, long upTo, Optional<Instant> takenUntil) {
    /** Nobody's, and nothing was told. */
    public static final Turn NONE = new Turn(0, 0, Optional.empty());

    /** Whether it can be taken then. */
    public boolean isFree(Instant now) {
        return takenUntil.filter(now::isBefore).isEmpty();
    }

    /** The turn as it is while somebody has it. */
    public Turn taken(Instant until) {
        return new Turn(revision + 1, upTo, Optional.of(until));
    }

    /** The turn as it is given back by who has told that version. */
    public Turn givenBack(long version) {
        return new Turn(revision + 1, Math.max(upTo, version), Optional.empty());
    }
}
