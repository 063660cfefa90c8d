package io.vehicleshadow.alexa.command;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Patience in real time, on one thread that does not keep the program alive. */
public final class TimedPatience implements Patience {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progressive-response");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public Waiting after(Duration time, Runnable word) {
        Future<?> said = timer.schedule(word, time.toMillis(), TimeUnit.MILLISECONDS);
        return () -> said.cancel(false);
    }
}
