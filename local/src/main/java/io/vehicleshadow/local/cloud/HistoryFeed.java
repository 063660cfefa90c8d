package io.vehicleshadow.local.cloud;

import io.vehicleshadow.local.gateway.LambdaFunction;
import io.vehicleshadow.localiot.rule.action.RuleFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history function as the rules call it, and Lambda's queue before it: a rule does not wait for the function, an event
 * outlives the process, and after three tries it is given up. An event may come again after a kill.
 */
public final class HistoryFeed implements RuleFunction, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryFeed.class);
    private static final int TRIES = 3;
    private static final long PATIENCE_MILLIS = 2_000;
    private final WaitingEvents waiting;
    private Thread thread;
    private volatile boolean closed;

    /**
     * Takes events, and keeps them in that file until they are handled.
     *
     * @throws IOException if it can't be read or made
     */
    public HistoryFeed(Path file) throws IOException {
        waiting = new WaitingEvents(file);
    }

    /** Hands the function what waits and what comes. To be called once. */
    public void begin(LambdaFunction history) {
        thread = new Thread(() -> handAll(history), "history");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void onEvent(byte[] event) throws IOException {
        waiting.add(event);
    }

    private void handAll(LambdaFunction history) {
        try {
            Optional<byte[]> event = waiting.first();
            while (event.isPresent()) {
                if (isOver(event.get(), history)) {
                    waiting.removeFirst();
                }
                event = waiting.first();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.error("The history gets no more events: what waits for it can't be read or written", e);
        }
    }

    /** Whether the event was handled or given up; not if the run ends before. */
    private boolean isOver(byte[] event, LambdaFunction history) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                history.invoke(event);
                return true;
            } catch (Exception e) {
                if (closed) {
                    return false;
                }
                LOG.warn("The history function failed ({} of {})", attempt, TRIES, e);
            }
        }
        return true;
    }

    /** Hands over no more; what has not been handled, or comes from now on, waits for the next process. */
    @Override
    public void close() {
        closed = true;
        waiting.close();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
