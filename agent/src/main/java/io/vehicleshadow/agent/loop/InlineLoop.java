package io.vehicleshadow.agent.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loop without a thread of its own: whoever brings a task while nothing runs, runs it at once, and then those that others
 * brought meanwhile. So a message is acted on by the thread that received it, and no other has to be woken. A task that
 * fails is logged and does not end the loop.
 */
public final class InlineLoop implements Loop, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InlineLoop.class);
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    /** Tasks that wait or run; whoever raises it from none is the one who runs them. */
    private final AtomicInteger unfinished = new AtomicInteger();

    private final ScheduledExecutorService later;
    private final Executor runner;
    private final Clock wallClock;
    private final Runnable end;
    private volatile boolean closed;

    /** Starts the thread that waits for the time of later tasks. It keeps the JVM alive until {@link #close}. */
    public InlineLoop(String threadName, Clock wallClock) {
        ScheduledThreadPoolExecutor own = timer(threadName);
        later = own;
        runner = Runnable::run;
        this.wallClock = wallClock;
        end = own::shutdown;
    }

    /**
     * One of many loops that share their threads.
     *
     * @param later waits for the time of later tasks; {@link #close} leaves it to the others
     * @param runner runs the tasks in place of whoever brings them, so that a slow disk of one holds up no other
     */
    public InlineLoop(ScheduledExecutorService later, Executor runner, Clock wallClock) {
        this.later = later;
        this.runner = runner;
        this.wallClock = wallClock;
        end = () -> {};
    }

    /** A thread that waits for the time of later tasks, and forgets those that are canceled. */
    public static ScheduledThreadPoolExecutor timer(String threadName) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, task -> new Thread(task, threadName), new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.prestartCoreThread();
        return timer;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (unfinished.getAndIncrement() == 0) {
            runner.execute(this::runAll);
        }
    }

    private void runAll() {
        do {
            run(tasks.remove());
        } while (unfinished.decrementAndGet() > 0);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Appointment appointment = new Appointment(task);
        Future<?> future = later.schedule(
                () -> {
                    if (!closed) {
                        execute(appointment);
                    }
                },
                delay.toNanos(),
                TimeUnit.NANOSECONDS);
        return () -> {
            appointment.cancelled = true;
            future.cancel(false);
        };
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant wallClock() {
        return wallClock.instant();
    }

    /** Drops what waits for its time. What is brought to {@link #execute} is still run. */
    @Override
    public void close() {
        closed = true;
        end.run();
    }

    /** How many tasks have been brought and have not begun. */
    public int waiting() {
        return tasks.size();
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("A task of the agent failed; the agent goes on", e);
        }
    }

    /** A later task. Its time may have come while the task runs that cancels it. */
    private static final class Appointment implements Runnable {
        private final Runnable task;
        private boolean cancelled;

        Appointment(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            if (!cancelled) {
                task.run();
            }
        }
    }
}
