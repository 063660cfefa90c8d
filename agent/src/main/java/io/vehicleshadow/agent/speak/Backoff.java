package io.vehicleshadow.agent.speak;

import io.vehicleshadow.agent.loop.Loop;
import java.time.Duration;

/** Waits longer after each refusal in a row: half a second, doubled up to half a minute. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final int DOUBLINGS = 6;
    private final Loop loop;
    private final Wakeup wakeup;
    private int refusals;
    private long refusedAt;

    Backoff(Loop loop, Wakeup wakeup) {
        this.loop = loop;
        this.wakeup = wakeup;
    }

    void refused() {
        refusals++;
        refusedAt = loop.nanoTime();
    }

    void taken() {
        refusals = 0;
    }

    /** Whether it is over. If not, the outbox is woken when it is. */
    boolean isOver() {
        Duration left = left();
        if (left.isZero()) {
            return true;
        }
        wakeup.after(left);
        return false;
    }

    Duration left() {
        if (refusals == 0) {
            return Duration.ZERO;
        }
        Duration whole = FIRST.multipliedBy(1L << Math.min(refusals - 1, DOUBLINGS));
        Duration left = whole.minusNanos(loop.nanoTime() - refusedAt);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
