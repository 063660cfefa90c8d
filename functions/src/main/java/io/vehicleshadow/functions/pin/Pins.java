package io.vehicleshadow.functions.pin;

import io.vehicleshadow.functions.access.PersonId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The PINs for opening by voice. Three wrong ones lock them for that person: for ten minutes, the next time for an hour,
 * then for a day each time, until a right one. Thread-safe: a try is counted before it is looked at, so tries at the same
 * moment don't get more than three looks.
 */
public final class Pins {
    /** Wrong tries until the lock-out. */
    public static final int TRIES = 3;
    /** How long the first lock-out lasts. */
    public static final Duration LOCK_OUT = Duration.ofMinutes(10);
    /** A wrong try longer ago does not count any more. */
    static final Duration TRIES_COUNT_FOR = Duration.ofDays(1);
    /** Nor does a lock-out, if there was no wrong try since. */
    static final Duration LOCK_OUTS_COUNT_FOR = Duration.ofDays(30);

    private static final List<Duration> LOCK_OUTS = List.of(LOCK_OUT, Duration.ofHours(1), Duration.ofDays(1));
    /** PBKDF2 iterations for a new PIN. Source: OWASP password storage cheat sheet (2023). */
    public static final int ITERATIONS = 600_000;

    private final PinStore store;
    private final Clock clock;
    private final SecureRandom random;
    private final int iterations;

    /** PINs in that store, hashed with {@code iterations} iterations. */
    public Pins(PinStore store, Clock clock, SecureRandom random, int iterations) {
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.iterations = iterations;
    }

    static Duration lockOut(int before) {
        return LOCK_OUTS.get(Math.min(before, LOCK_OUTS.size() - 1));
    }

    /** Sets the person's PIN, and ends a lock-out. */
    public void set(PersonId person, Pin pin) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        PinHash hash = PinHash.of(pin, salt, iterations);
        long revision;
        do {
            revision = store.find(person).map(PinRecord::revision).orElse(0L);
        } while (!store.replace(person, revision, PinRecord.of(hash, revision + 1)));
    }

    public boolean isSet(PersonId person) {
        return store.find(person).isPresent();
    }

    /** Until when no PIN of the person is looked at; empty if one is. */
    public Optional<Instant> lockedUntil(PersonId person) {
        Instant now = clock.instant();
        return store.find(person).filter(record -> record.isLocked(now)).flatMap(PinRecord::lockedUntil);
    }

    /** Judges what was spoken; anything that could not be a PIN counts as a wrong one. */
    public PinVerdict check(PersonId person, String spoken) {
        while (true) {
            Optional<PinRecord> found = store.find(person);
            if (found.isEmpty()) {
                return new PinVerdict.NotSet();
            }
            Instant now = clock.instant();
            if (found.get().isLocked(now)) {
                return new PinVerdict.Locked(found.get().lockedUntil().orElseThrow());
            }
            PinRecord counted = found.get().withTry(now);
            if (store.replace(person, found.get().revision(), counted)) {
                return verdict(person, spoken, counted);
            }
        }
    }

    private PinVerdict verdict(PersonId person, String spoken, PinRecord counted) {
        if (Pin.isValid(spoken) && counted.hash().matches(new Pin(spoken))) {
            // Another try has been counted meanwhile if this is refused; then that count stands.
            store.replace(person, counted.revision(), counted.forgiven());
            return new PinVerdict.Right();
        }
        return counted.lockedUntil()
                .<PinVerdict>map(PinVerdict.Locked::new)
                .orElseGet(() -> new PinVerdict.Wrong(TRIES - counted.tries()));
    }
}
