package io.vehicleshadow.agent.execute;

import io.vehicleshadow.agent.loop.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service's time: that of its last GET answer, and what has passed since. The vehicle's own clock has no part in it,
 * so that a wrong one can't open a door. It only shows that the computer has slept, while the time since stood still:
 * then the service's time is lost until another GET.
 */
public final class ServiceTime {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceTime.class);
    /** Far less than the age at which anything is stale, and more than a clock is off that is set by little steps. */
    private static final Duration SHORTEST_SLEEP = Duration.ofSeconds(2);

    private final Loop loop;
    private Knowledge knowledge = Knowledge.NONE;
    private Instant serviceTime = Instant.EPOCH;
    private long learnedAt;
    private long requestedAt;
    /** By how much the wall clock was ahead of the loop's time at least, since the last GET. */
    private Duration leastAhead = Duration.ZERO;

    /** Whether the time is known. */
    private enum Knowledge {
        /** The service has not sent it, or the last answer held none. */
        NONE,
        /** It was sent, and has gone on since. */
        KNOWN,
        /** It was sent, but the computer has slept since, or its clock was set forward. */
        LOST
    }

    /** The time in the service of which nothing is known yet. */
    public ServiceTime(Loop loop) {
        this.loop = loop;
    }

    /** A GET is about to be sent. If the computer sleeps from here on, the time in the answer is of no use. */
    public void requested() {
        leastAhead = ahead();
        requestedAt = loop.nanoTime();
    }

    /**
     * The answer to that GET holds the service's time; if it does not, the time is not known. It counts from when the GET
     * was sent: how long the answer was under way nobody can tell, and too old is better than too young.
     */
    public void set(Optional<Instant> time) {
        knowledge = time.isPresent() ? Knowledge.KNOWN : Knowledge.NONE;
        time.ifPresent(told -> tell(told, requestedAt));
    }

    /**
     * It is at least that late: a message may have been long under way, but never comes from the future. Alone it does
     * not make the time known, for then it would itself count as fresh however late it came.
     */
    public void atLeast(Instant time) {
        if (now().filter(time::isAfter).isPresent()) {
            tell(time, loop.nanoTime());
        }
    }

    /** How long ago the service wrote something at that time; forever, if the time is not known. */
    public Duration since(Instant writtenAt) {
        return now().map(now -> Duration.between(writtenAt, now)).orElse(Duration.ofSeconds(Long.MAX_VALUE));
    }

    /** Whether it was known, and is not any more because the computer has slept or its clock was set forward. */
    public boolean isLost() {
        Duration ahead = ahead();
        leastAhead = ahead.compareTo(leastAhead) < 0 ? ahead : leastAhead;
        if (knowledge == Knowledge.KNOWN && ahead.minus(leastAhead).compareTo(SHORTEST_SLEEP) > 0) {
            LOG.info("The computer has slept, or its clock was set; another GET has to bring the time");
            knowledge = Knowledge.LOST;
        }
        return knowledge == Knowledge.LOST;
    }

    private void tell(Instant time, long at) {
        serviceTime = time;
        learnedAt = at;
    }

    /** The service's time now; empty if it is not known. */
    public Optional<Instant> now() {
        boolean known = !isLost() && knowledge == Knowledge.KNOWN;
        return known ? Optional.of(serviceTime.plusNanos(loop.nanoTime() - learnedAt)) : Optional.empty();
    }

    private Duration ahead() {
        return Duration.between(Instant.EPOCH, loop.wallClock()).minusNanos(loop.nanoTime());
    }
}
