package io.vehicleshadow.agent.speak;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps the agent under the service's limit of publishes in any second. */
final class PublishRate {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private final int perSecond;
    private final Deque<Long> lastSecond = new ArrayDeque<>();

    /** @throws IllegalArgumentException if nothing could ever be published */
    PublishRate(int perSecond) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("At least one publish a second, but this is " + perSecond);
        }
        this.perSecond = perSecond;
    }

    void published(long nanoTime) {
        lastSecond.addLast(nanoTime);
        if (lastSecond.size() > perSecond) {
            lastSecond.removeFirst();
        }
    }

    /** How long until one more may be published. */
    Duration pause(long nanoTime) {
        if (lastSecond.size() < perSecond) {
            return Duration.ZERO;
        }
        return Duration.ofNanos(Math.max(0, SECOND - (nanoTime - lastSecond.peekFirst())));
    }
}
