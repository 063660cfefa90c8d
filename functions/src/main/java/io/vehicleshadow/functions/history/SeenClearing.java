package io.vehicleshadow.functions.history;

import java.time.Instant;
import java.util.Optional;

/**
 * A signal was cleared from {@code desired} without an outcome, and when that reached the shadow.
 *
 * @param version the shadow's, in which it is no longer asked
 */
public record SeenClearing(long version, Instant at) implements Closing {
    @Override
    public End end() {
        return End.withdrawn(at, Optional.empty()).inVersion(version);
    }
}
