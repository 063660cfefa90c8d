package io.vehicleshadow.functions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Goes on by a millisecond at each look, however long the machine takes, and is moved on by hand. */
public final class TestClock extends Clock {
    private static final Duration TICK = Duration.ofMillis(1);
    private final AtomicReference<Instant> now;

    public TestClock() {
        this(Clock.systemUTC().instant());
    }

    public TestClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    public void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    @Override
    public Instant instant() {
        return now.updateAndGet(instant -> instant.plus(TICK));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
