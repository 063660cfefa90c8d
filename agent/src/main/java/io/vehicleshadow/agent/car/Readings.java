package io.vehicleshadow.agent.car;

import io.vehicleshadow.agent.loop.Loop;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the other side has said last of each signal, as long as it counts: a reading that is not repeated within its
 * signal's {@code freshSeconds} is as if it had never come. To be used on the loop.
 */
public final class Readings {
    private final Loop loop;
    private final Runnable changed;
    private final Map<SignalKey, Reading> known = new HashMap<>();

    /** @param since when it came, as the loop counts time */
    private record Reading(Signal signal, SignalValue value, long since) {
        /** How long it still counts; empty if that has no end. */
        Duration left(long now) {
            return signal.freshFor().map(fresh -> fresh.minusNanos(now - since)).orElse(Duration.ofNanos(1));
        }

        boolean counts(long now) {
            Duration left = left(now);
            return !left.isNegative() && !left.isZero();
        }
    }

    /** @param changed is run when a reading no longer counts */
    public Readings(Loop loop, Runnable changed) {
        this.loop = loop;
        this.changed = changed;
    }

    /** That value has come, perhaps once more. */
    public void put(Signal signal, SignalValue value) {
        Reading before = known.put(signal.key(), new Reading(signal, value, loop.nanoTime()));
        if (before == null) {
            signal.freshFor().ifPresent(fresh -> loop.after(fresh, () -> look(signal.key())));
        }
    }

    /** It can't be read any more. */
    public void remove(SignalKey key) {
        known.remove(key);
    }

    public void clear() {
        known.clear();
    }

    /** Those that count now. */
    public Map<SignalKey, SignalValue> current() {
        long now = loop.nanoTime();
        return known.entrySet().stream()
                .filter(reading -> reading.getValue().counts(now))
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, reading -> reading.getValue().value()));
    }

    /** One timer waits for each signal that has an end, and goes on with what came meanwhile. */
    private void look(SignalKey key) {
        Reading reading = known.get(key);
        if (reading == null) {
            return;
        }
        Duration left = reading.left(loop.nanoTime());
        if (reading.counts(loop.nanoTime())) {
            loop.after(left, () -> look(key));
        } else {
            known.remove(key);
            changed.run();
        }
    }
}
