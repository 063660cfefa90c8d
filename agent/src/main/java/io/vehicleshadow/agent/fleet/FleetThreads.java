package io.vehicleshadow.agent.fleet;

import io.vehicleshadow.agent.loop.InlineLoop;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that all cars of a process share, however many cars there are. */
final class FleetThreads implements AutoCloseable {
    /** Cars mostly wait for the disk when they act. */
    private static final int AT_ONCE = 16;

    private final ScheduledExecutorService later = InlineLoop.timer("later");
    private final ExecutorService runner = pool("car");

    private static ExecutorService pool(String name) {
        return new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> new Thread(task, name),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    InlineLoop loop() {
        return new InlineLoop(later, runner, Clock.systemUTC());
    }

    @Override
    public void close() {
        later.shutdownNow();
        runner.shutdown();
    }
}
