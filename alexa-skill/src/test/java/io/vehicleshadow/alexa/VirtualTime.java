package io.vehicleshadow.alexa;

import io.vehicleshadow.alexa.command.Patience;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that only moves when somebody waits, and what is due meanwhile. */
public final class VirtualTime extends Clock implements Patience {
    private record Due(Instant at, Runnable word) {}

    private final List<Due> due = new ArrayList<>();
    private Instant now = Instant.parse("2026-06-01T08:00:00Z");

    public void pass(Duration time) {
        now = now.plus(time);
        List<Due> ripe = due.stream().filter(d -> !d.at.isAfter(now)).toList();
        due.removeAll(ripe);
        ripe.forEach(d -> d.word.run());
    }

    @Override
    public Waiting after(Duration time, Runnable word) {
        Due entry = new Due(now.plus(time), word);
        due.add(entry);
        return () -> due.remove(entry);
    }

    @Override
    public Instant instant() {
        return now;
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
