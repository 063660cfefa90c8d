package io.vehicleshadow.agent.command;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The service's time, as the service told it and as it has gone on since. The vehicle's own clock has no part in it, so
 * a wrong one can't open a door.
 */
final class ServiceTime {
    private final LongSupplier nanoTime;
    private Instant told = Instant.EPOCH;
    private long toldAt;
    private boolean known;

    ServiceTime(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The service told its time in the answer to a GET that the vehicle made to know where it stands. */
    void set(Instant time) {
        told = time;
        toldAt = nanoTime.getAsLong();
        known = true;
    }

    /**
     * It is at least that late: a message may have been long under way, but never comes from the future. Alone it does
     * not make the time known, for then it would itself count as fresh however late it came.
     */
    void atLeast(Instant time) {
        if (known && time.isAfter(now())) {
            set(time);
        }
    }

    /** How long ago the service wrote something at that time; for ever, if the time is not known yet. */
    Duration since(Instant writtenAt) {
        return known ? Duration.between(writtenAt, now()) : Duration.ofSeconds(Long.MAX_VALUE);
    }

    private Instant now() {
        return told.plusNanos(nanoTime.getAsLong() - toldAt);
    }
}
