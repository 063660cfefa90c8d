package io.vehicleshadow.agent.loop;

import java.time.Duration;
import java.time.Instant;

/**
 * Runs tasks one after the other, so that what they share needs no lock. {@link #execute} may be called from any
 * thread; the other methods only from a task.
 */
public interface Loop {

    /** Runs the task as soon as those before it are done. */
    void execute(Runnable task);

    /** Runs the task once, after at least that long. */
    Timer after(Duration delay, Runnable task);

    /**
     * Time that only goes forward, in nanoseconds from an arbitrary beginning; no wall clock moves it. It may stand still
     * while the computer sleeps.
     */
    long nanoTime();

    /** What the computer's clock shows. It goes on in a sleep, but may be wrong, and be set at any time. */
    Instant wallClock();

    /** A task that waits for its time. */
    @FunctionalInterface
    interface Timer {
        /** Keeps the task from running if it has not begun. */
        void cancel();
    }
}
