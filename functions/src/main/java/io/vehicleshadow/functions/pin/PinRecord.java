package io.vehicleshadow.functions.pin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a person's PIN.
 *
 * @param hash never the PIN itself
 * @param tries begun since the last right one or lock-out, 0 to 2
 * @param lockOuts since the last right one
 * @param triedAt the last try that was not right
 * @param lockedUntil before then no try is looked at
 * @param revision counts the changes, from 1
 */
public record PinRecord(
        PinHash hash,
        int tries,
        int lockOuts,
        Optional<Instant> triedAt,
        Optional<Instant> lockedUntil,
        long revision) {

    static PinRecord of(PinHash hash, long revision) {
        return new PinRecord(hash, 0, 0, Optional.empty(), Optional.empty(), revision);
    }

    PinRecord withTry(Instant now) {
        int before = isOlder(now, Pins.TRIES_COUNT_FOR) ? 0 : tries;
        int lockOutsBefore = isOlder(now, Pins.LOCK_OUTS_COUNT_FOR) ? 0 : lockOuts;
        boolean last = before + 1 >= Pins.TRIES;
        return new PinRecord(
                hash,
                last ? 0 : before + 1,
                last ? lockOutsBefore + 1 : lockOutsBefore,
                Optional.of(now),
                last ? Optional.of(now.plus(Pins.lockOut(lockOutsBefore))) : Optional.empty(),
                revision + 1);
    }

    PinRecord forgiven() {
        return of(hash, revision + 1);
    }

    boolean isLocked(Instant now) {
        return lockedUntil.filter(now::isBefore).isPresent();
    }

    private boolean isOlder(Instant now, Duration age) {
        return triedAt.filter(last -> last.plus(age).isBefore(now)).isPresent();
    }
}
