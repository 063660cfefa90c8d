package io.vehicleshadow.localiot.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The journal of a store that lives in memory only. */
final class NoJournal implements Journal {
    private static final CompletionStage<Void> DURABLE = CompletableFuture.completedStage(null);

    @Override
    public void put(String map, String key, byte[] value) {}

    @Override
    public void remove(String map, String key) {}

    @Override
    public CompletionStage<Void> durable() {
        return DURABLE;
    }

    @Override
    public CompletionStage<StoreFailure> failed() {
        return new CompletableFuture<>();
    }

    @Override
    public void close() {}
}
