package io.vehicleshadow.functions.ask;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** Begins calls to other services beside what the caller does meanwhile. They log under the same request. Thread-safe. */
final class Concurrently {
    private final Executor threads = Executors.newCachedThreadPool(Concurrently::daemon);

    /** Begins the call. What is returned waits for its result, as often as it is asked, and throws what the call threw. */
    <T> Supplier<T> begin(Supplier<T> call) {
        Map<String, String> context = MDC.getCopyOfContextMap();
        CompletableFuture<T> begun = CompletableFuture.supplyAsync(() -> within(context, call), threads);
        return () -> result(begun);
    }

    private static <T> T within(Map<String, String> context, Supplier<T> call) {
        if (context != null) {
            MDC.setContextMap(context);
        }
        try {
            return call.get();
        } finally {
            MDC.clear();
        }
    }

    private static <T> T result(CompletableFuture<T> begun) {
        try {
            return begun.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "beside");
        thread.setDaemon(true);
        return thread;
    }
}
