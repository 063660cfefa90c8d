package io.vehicleshadow.localiot.store;

import java.util.concurrent.CompletionStage;

/** Where changes are written down. The journal's monitor is held while a change is appended and applied. */
interface Journal extends AutoCloseable {
    void put(String map, String key, byte[] value);

    void remove(String map, String key);

    CompletionStage<Void> durable();

    /** Completes when nothing can be written any more. */
    CompletionStage<StoreFailure> failed();

    @Override
    void close();
}
