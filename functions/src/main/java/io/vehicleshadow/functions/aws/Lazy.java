package io.vehicleshadow.functions.aws;

import java.util.function.Supplier;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Something costly that many requests don't need: made at its first use, or before SnapStart takes its snapshot.
 * Thread-safe.
 */
final class Lazy<T> implements Supplier<T>, Resource {
    private final Supplier<T> maker;
    private T made;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
        Core.getGlobalContext().register(this);
    }

    @Override
    public synchronized T get() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }

    /** Makes it on another thread; who needs it sooner waits for that, and is told what went wrong. */
    void prepare() {
        Thread preparing = new Thread(this::get, "prepare");
        preparing.setDaemon(true);
        preparing.setUncaughtExceptionHandler((thread, e) -> {});
        preparing.start();
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        get();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Connections are made at the first use.
    }
}
