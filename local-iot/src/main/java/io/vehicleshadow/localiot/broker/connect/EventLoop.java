package io.vehicleshadow.localiot.broker.connect;

import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which the broker's state is read and changed. All its connections live there too. */
public final class EventLoop implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);

    /** Tasks that run before the sockets have their turn again. */
    private static final int TASKS_AT_ONCE = 256;

    private final ContextInternal context;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private boolean running;

    public EventLoop(Vertx vertx) {
        this.context = ((VertxInternal) vertx).createEventLoopContext();
    }

    /**
     * Runs the task in the order of the calls of all threads: off the loop as soon as that is free; on the loop before
     * the call returns, unless a task runs or more wait than go at once. A task that fails is logged.
     */
    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        if (context.nettyEventLoop().inEventLoop()) {
            runWaiting();
        } else {
            context.nettyEventLoop().execute(this::runWaiting);
        }
    }

    private void runWaiting() {
        if (running) {
            return;
        }
        running = true;
        try {
            for (int left = TASKS_AT_ONCE; left > 0 && !waiting.isEmpty(); left--) {
                run(waiting.poll());
            }
        } finally {
            running = false;
        }
        if (!waiting.isEmpty()) {
            context.nettyEventLoop().execute(this::runWaiting);
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A task of the broker failed", e);
        }
    }

    /** Runs in the Vert.x context of the loop, so that servers started by the task use this loop. */
    public <T> CompletableFuture<T> call(Supplier<io.vertx.core.Future<T>> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        context.runOnContext(unused -> task.get().onComplete(result::complete, result::completeExceptionally));
        return result;
    }
}
