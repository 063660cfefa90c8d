package io.vehicleshadow.functions.ask;

import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import java.time.Duration;
import java.util.Optional;

/** Learns of a shadow's changes as they happen, without polling. Thread-safe. */
public interface AnswerWatch {
    /**
     * Begins to watch: every change accepted after this returns is seen, as long as the connection holds. A watch that
     * can't be reached sees nothing; it never throws, since the truth is also read at the end of the wait.
     */
    Watching watch(ThingName thing);

    /** One watch, used by one thread. */
    interface Watching extends AutoCloseable {
        /** The next {@code update/accepted}; empty if none comes in that time. */
        Optional<ShadowDocument> next(Duration atMost);

        @Override
        void close();
    }
}
