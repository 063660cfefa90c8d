package io.vehicleshadow.local.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;

/**
 * The parts of a run that have started. They are closed once, also if that is asked while some still start: what arrives
 * later is closed at once. Thread-safe.
 */
final class RunningParts implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean closed;

    /** The parts were closed before this one could start. */
    static final class Ended extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Takes a part that runs.
     *
     * @throws Ended if the others were closed meanwhile; then this one is closed too
     */
    <T extends AutoCloseable> T add(T part) throws Ended {
        synchronized (parts) {
            if (!closed) {
                parts.push(part);
                return part;
            }
        }
        end(part);
        throw new Ended();
    }

    /**
     * Starts a part that would outlive this process. A {@link #close} waits for its start, so this has to be short.
     *
     * @throws Ended if the others were closed before; then it is not started
     */
    <T extends AutoCloseable> T start(Callable<T> start) throws Exception {
        synchronized (parts) {
            if (closed) {
                throw new Ended();
            }
            T part = start.call();
            parts.push(part);
            return part;
        }
    }

    boolean areClosed() {
        synchronized (parts) {
            return closed;
        }
    }

    /** Ends all parts, the last started first. Who calls it while another thread does waits for that one. */
    @Override
    public synchronized void close() {
        AutoCloseable part = next();
        while (part != null) {
            end(part);
            part = next();
        }
    }

    private AutoCloseable next() {
        synchronized (parts) {
            closed = true;
            return parts.poll();
        }
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.getLogger(RunningParts.class.getName()).log(System.Logger.Level.WARNING, "a part did not end", e);
        }
    }
}
