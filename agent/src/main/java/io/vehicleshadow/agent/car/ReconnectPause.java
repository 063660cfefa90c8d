package io.vehicleshadow.agent.car;

import java.time.Duration;

/**
 * How long to wait before connecting with a car again: half a second, then twice as long each time, at most half a minute;
 * and from the beginning once a connection has held for ten seconds.
 */
public final class ReconnectPause {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration STABLE_AFTER = Duration.ofSeconds(10);
    private Duration next = FIRST;

    /** @param heldNanos how long the connection has held that has ended or did not come about */
    public Duration after(long heldNanos) {
        Duration pause = heldNanos > STABLE_AFTER.toNanos() ? FIRST : next;
        Duration twice = pause.multipliedBy(2);
        next = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
        return pause;
    }
}
