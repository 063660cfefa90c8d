package io.vehicleshadow.functions.pin;

import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a person's PIN.
 *
 * @param hash never the PIN itself
 * @param tries begun since the last right one or lock-out, 0 to 2
 * @param lockedUntil before then no try is looked at
 * @param revision counts the changes, from 1
 */
public record PinRecord(PinHash hash, int tries, Optional<Instant> lockedUntil, long revision) {
    PinRecord withTry(int limit, Instant lockEnd) {
        boolean last = tries + 1 >= limit;
        return new PinRecord(hash, last ? 0 : tries + 1, last ? Optional.of(lockEnd) : Optional.empty(), revision + 1);
    }

    PinRecord forgiven() {
        return new PinRecord(hash, 0, Optional.empty(), revision + 1);
    }

    boolean isLocked(Instant now) {
        return lockedUntil.filter(now::isBefore).isPresent();
    }
}
