package io.vehicleshadow.agent.command;

import io.vehicleshadow.agent.loop.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service's time, as the service told it and as it has gone on since. The vehicle's own clock has no part in it, so
 * that a wrong one can't open a door. It only tells that the computer has slept, while the time since stood still: then
 * the service's time is lost until a GET tells it anew.
 */
final class ServiceTime {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceTime.class);
    /** Far less than the age at which anything is stale, and more than a clock is off that is set by little steps. */
    private static final Duration SHORTEST_SLEEP = Duration.ofSeconds(2);

    private final Loop loop;
    private Optional<Instant> told = Optional.empty();
    private long toldAt;
    /** By how much the wall clock was ahead of the loop's time at least, since the service was asked. */
    private Duration leastAhead = Duration.ZERO;

    private boolean slept;

    ServiceTime(Loop loop) {
        this.loop = loop;
    }

    /** The service is asked for the document. Whoever sleeps from here on can't go by the answer's time. */
    void asked() {
        leastAhead = ahead();
    }

    /** The service told its time in the answer to that GET; if it did not, the time is not known. */
    void set(Optional<Instant> time) {
        slept = false;
        tell(time);
    }

    /**
     * It is at least that late: a message may have been long under way, but never comes from the future. Alone it does
     * not make the time known, for then it would itself count as fresh however late it came.
     */
    void atLeast(Instant time) {
        if (now().filter(time::isAfter).isPresent()) {
            tell(Optional.of(time));
        }
    }

    /** How long ago the service wrote something at that time; for ever, if the time is not known. */
    Duration since(Instant writtenAt) {
        return now().map(now -> Duration.between(writtenAt, now)).orElse(Duration.ofSeconds(Long.MAX_VALUE));
    }

    /** Whether it was known, and is not any more because the computer has slept or its clock was set forward. */
    boolean isLost() {
        Duration ahead = ahead();
        leastAhead = ahead.compareTo(leastAhead) < 0 ? ahead : leastAhead;
        if (!slept && told.isPresent() && ahead.minus(leastAhead).compareTo(SHORTEST_SLEEP) > 0) {
            LOG.info("The computer has slept, or its clock was set; how late it is must be asked anew");
            slept = true;
        }
        return slept;
    }

    private void tell(Optional<Instant> time) {
        told = time;
        toldAt = loop.nanoTime();
    }

    private Optional<Instant> now() {
        return isLost() ? Optional.empty() : told.map(time -> time.plusNanos(loop.nanoTime() - toldAt));
    }

    private Duration ahead() {
        return Duration.between(Instant.EPOCH, loop.wallClock()).minusNanos(loop.nanoTime());
    }
}
