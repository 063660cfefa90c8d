package io.vehicleshadow.alexa.command;

import java.time.Duration;

/** Keeps a person company who waits. Thread-safe. */
@FunctionalInterface
public interface Patience {
    /** Does {@code word} once after that time, on another thread, unless the result is closed before. */
    Waiting after(Duration time, Runnable word);

    /** A wait that somebody is kept company in. */
    interface Waiting {
        /** The wait is over. */
        void close();
    }
}
