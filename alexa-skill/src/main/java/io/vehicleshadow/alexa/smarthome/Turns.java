package io.vehicleshadow.alexa.smarthome;

import io.vehicleshadow.functions.access.Grant;
import io.vehicleshadow.functions.voice.Turn;
import io.vehicleshadow.functions.voice.VoiceStore;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Of several instances of the function, one at a time tells a person of a vehicle, and of changes of its shadow the earlier
 * first: versions count by one, so that everyone knows whether the one before is still to come. Thread-safe.
 */
final class Turns {
    /** How long after it came a change waits at most for an earlier one, which may be lost. */
    private static final Duration LATE = Duration.ofSeconds(10);

    /** As long as a function may run: nobody takes the turn of one that still has it. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final Duration BETWEEN = Duration.ofMillis(50);
    private final VoiceStore store;
    private final Clock clock;
    private final Consumer<Duration> pause;

    /** @param pause returns after that time, or at once on a thread that is interrupted */
    Turns(VoiceStore store, Clock clock, Consumer<Duration> pause) {
        this.store = store;
        this.clock = clock;
        this.pause = pause;
    }

    /** What is told when it is time. */
    interface Telling {
        void tell() throws IOException;
    }

    /**
     * Tells when nobody else does and all before that version of the shadow was told, or is late. If it fails the next
     * version may go on.
     *
     * @param version 0 for what is no change of the shadow
     * @param received when the change came
     */
    void take(Grant grant, long version, Instant received, Telling telling) throws IOException {
        Turn taken = await(grant, version, received.plus(LATE));
        try {
            telling.tell();
        } finally {
            store.replace(grant.person(), grant.thing(), taken, taken.givenBack(version));
        }
    }

    private Turn await(Grant grant, long version, Instant notLater) throws IOException {
        while (true) {
            Turn seen = store.turn(grant.person(), grant.thing());
            Instant now = clock.instant();
            // Of one that was never told anything nobody knows where it begins.
            boolean isNext = seen.revision() == 0 || seen.upTo() >= version - 1 || !now.isBefore(notLater);
            if (isNext && seen.isFree(now)) {
                Turn taken = seen.taken(now.plus(LONGEST));
                if (store.replace(grant.person(), grant.thing(), seen, taken)) {
                    return taken;
                }
            } else {
                pause.accept(BETWEEN);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("Ended before its turn");
            }
        }
    }
}
