package io.vehicleshadow.localiot.broker;

import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The one thread on which the broker's state is read and changed. All its connections live there too. */
final class EventLoop implements Executor {

    private final ContextInternal context;

    EventLoop(Vertx vertx) {
        this.context = ((VertxInternal) vertx).createEventLoopContext();
    }

    boolean isCurrent() {
        return context.nettyEventLoop().inEventLoop();
    }

    /** Runs the task at once when already on the loop, else as soon as the loop is free, in the order of the calls. */
    @Override
    public void execute(Runnable task) {
        if (isCurrent()) {
            task.run();
        } else {
            context.nettyEventLoop().execute(task);
        }
    }

    /** Runs in the Vert.x context of the loop, so that servers started by the task use this loop. */
    <T> CompletableFuture<T> call(Supplier<io.vertx.core.Future<T>> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        context.runOnContext(unused -> task.get().onComplete(result::complete, result::completeExceptionally));
        return result;
    }
}
