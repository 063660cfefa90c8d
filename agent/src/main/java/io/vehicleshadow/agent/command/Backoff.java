package io.vehicleshadow.agent.command;

import java.time.Duration;

/** Waits longer after each refusal in a row: half a second, doubled up to half a minute. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final int DOUBLINGS = 6;
    private int refusals;
    private long refusedAt;

    void refused(long nanoTime) {
        refusals++;
        refusedAt = nanoTime;
    }

    void taken() {
        refusals = 0;
    }

    Duration pause(long nanoTime) {
        if (refusals == 0) {
            return Duration.ZERO;
        }
        Duration whole = FIRST.multipliedBy(1L << Math.min(refusals - 1, DOUBLINGS));
        Duration left = whole.minusNanos(nanoTime - refusedAt);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
