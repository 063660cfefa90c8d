package io.vehicleshadow.benchmarks.growth;

import io.vehicleshadow.benchmarks.measure.Heap;
import io.vehicleshadow.localiot.shadow.ShadowName;
import io.vehicleshadow.localiot.shadow.ShadowResponse;
import io.vehicleshadow.localiot.shadow.ShadowService;
import io.vehicleshadow.localiot.store.DataStore;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/** A shadow service of so many things alike, which are updated in an order that no cache foresees. */
final class Updates implements AutoCloseable {
    /** A prime, so that each thing comes once before any comes again. */
    private static final long STRIDE = 7_919;

    private static final int IN_FLIGHT = 64;
    private static final double KILO = 1024;
    private final DataStore store;
    private final ShadowService shadows;
    private final ShadowName[] names;
    private final byte[][] changes;
    private long updates;

    private Updates(DataStore store, int things, SizedDocument document) {
        this.store = store;
        this.shadows = new ShadowService(store, Clock.systemUTC(), message -> {});
        this.names = IntStream.range(0, things)
                .mapToObj(i -> ShadowName.classic("thing" + i))
                .toArray(ShadowName[]::new);
        this.changes = IntStream.range(0, 10).mapToObj(document::change).toArray(byte[][]::new);
    }

    /** Those things, each with that document. */
    static Updates of(DataStore store, int things, SizedDocument document) throws Exception {
        Updates made = new Updates(store, things, document);
        byte[] first = document.first();
        for (ShadowName name : made.names) {
            made.shadows.update(name, first);
        }
        store.durable().toCompletableFuture().get();
        requireSuccess(made.next().toCompletableFuture().get());
        return made;
    }

    private static void requireSuccess(ShadowResponse response) throws IOException {
        if (response.error().isPresent()) {
            throw new IOException("an update was refused: " + response.error().get());
        }
    }

    private CompletionStage<ShadowResponse> next() {
        long now = updates++;
        int round = (int) (now / names.length % changes.length);
        return shadows.update(names[(int) (now * STRIDE % names.length)], changes[round]);
    }

    /** One after the other on this thread, in a service that keeps nothing: microseconds for each. */
    double micros(double seconds) {
        long begin = System.nanoTime();
        long before = updates;
        long end = begin + Math.round(seconds * 1e9);
        while (System.nanoTime() < end) {
            next();
        }
        return (System.nanoTime() - begin) / 1e3 / (updates - before);
    }

    /** With 64 in flight, each of which waits for the disk: microseconds for each. */
    double durableMicros(double seconds) throws InterruptedException {
        Semaphore free = new Semaphore(IN_FLIGHT);
        long begin = System.nanoTime();
        long before = updates;
        long end = begin + Math.round(seconds * 1e9);
        while (System.nanoTime() < end) {
            free.acquire();
            next().whenComplete((answer, failure) -> free.release());
        }
        free.acquire(IN_FLIGHT);
        return (System.nanoTime() - begin) / 1e3 / (updates - before);
    }

    /** What one allocates on this thread, in KB. */
    double allocatedKilobytes(int count) {
        long before = Heap.allocated();
        for (int i = 0; i < count; i++) {
            next();
        }
        return (Heap.allocated() - before) / KILO / count;
    }

    @Override
    public void close() {
        store.close();
    }
}
