package io.vehicleshadow.agent.proof;

import io.vehicleshadow.agent.loop.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time by which a proof expires: the later one of the service's and the vehicle's own, which does not run backward here.
 * So neither a service that lies nor a clock that is behind, or set back, makes an expired proof good.
 */
final class VehicleClock {
    private final Loop loop;
    private Instant own;
    private long ownAt;

    VehicleClock(Loop loop) {
        this.loop = loop;
        own = loop.wallClock();
        ownAt = loop.nanoTime();
    }

    Instant now(Optional<Instant> service) {
        Instant wall = own();
        return service.filter(wall::isBefore).orElse(wall);
    }

    /** By how much it is ahead of the service's; negative if it is behind. */
    Duration ahead(Optional<Instant> service) {
        return service.map(time -> Duration.between(time, own())).orElse(Duration.ZERO);
    }

    private Instant own() {
        Instant passed = own.plusNanos(loop.nanoTime() - ownAt);
        Instant wall = loop.wallClock();
        own = wall.isAfter(passed) ? wall : passed;
        ownAt = loop.nanoTime();
        return own;
    }
}
