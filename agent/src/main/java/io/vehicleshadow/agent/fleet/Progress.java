package io.vehicleshadow.agent.fleet;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ObjIntConsumer;

/**
 * Counts the cars and tells how many there are, by a thread of its own: who does not read what is told holds up no car, and
 * misses only numbers that were overtaken.
 */
final class Progress implements AutoCloseable {
    private final ExecutorService teller = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean changed = new AtomicBoolean();
    private final ObjIntConsumer<String> events;
    private final int count;
    private int identities;
    private int started;
    private int online;
    private int toldIdentities;
    private int toldOnline;
    private boolean ready;

    /**
     * A fleet of which no car has begun.
     *
     * @param events told a word and a number
     */
    Progress(int count, ObjIntConsumer<String> events) {
        this.count = count;
        this.events = events;
    }

    /** One more has its identity. */
    synchronized void identity() {
        identities++;
        tell();
    }

    /** One more has connected for the first time. */
    synchronized void started() {
        started++;
        tell();
    }

    /** One more is connected, or one fewer. */
    synchronized void online(int change) {
        online += change;
        tell();
    }

    private void tell() {
        if (!changed.getAndSet(true)) {
            teller.execute(this::tellAll);
        }
    }

    private void tellAll() {
        int nowIdentities;
        int nowOnline;
        boolean nowReady;
        synchronized (this) {
            changed.set(false);
            nowIdentities = identities;
            nowOnline = online;
            nowReady = started == count;
        }
        if (nowIdentities != toldIdentities) {
            events.accept("identities", nowIdentities);
            toldIdentities = nowIdentities;
        }
        if (nowOnline != toldOnline) {
            events.accept("online", nowOnline);
            toldOnline = nowOnline;
        }
        if (nowReady && !ready) {
            events.accept("ready", count);
            ready = true;
        }
    }

    @Override
    public void close() {
        teller.shutdownNow();
    }
}
