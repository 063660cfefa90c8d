package io.vehicleshadow.benchmarks;

import io.vehicleshadow.localiot.shadow.ShadowName;
import io.vehicleshadow.localiot.shadow.ShadowService;
import io.vehicleshadow.localiot.store.DataStore;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Durable updates against bare writes with fsync. */
final class DurableMeasure implements Measure {
    private static final int IN_FLIGHT = 64;
    private static final long NANOS = 4_000_000_000L;

    @Override
    public String question() {
        return "how many durable updates a second, 64 in flight, when every answer waits for the disk?";
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = Files.createTempDirectory("bench");
        double syncs = syncsPerSecond(Files.createTempFile(folder, "sync", ".bin"));
        double updates;
        try (DataStore store = DataStore.at(folder.resolve("store"))) {
            ShadowService shadows = new ShadowService(store, Clock.systemUTC(), message -> {});
            updates(shadows);
            updates = updates(shadows) * 1e9 / NANOS;
        }
        return List.of(
                new Figure("bare write of 1 KB and fsync, one after the other", syncs, "/s"),
                new Figure("durable updates, 64 in flight (to reach: 20,000)", updates, "/s"),
                new Figure("updates / fsync", updates / syncs, "x"));
    }

    private static long updates(ShadowService shadows) throws InterruptedException {
        Semaphore free = new Semaphore(IN_FLIGHT);
        long end = System.nanoTime() + NANOS;
        long updates = 0;
        while (System.nanoTime() < end) {
            free.acquire();
            ShadowName name = ShadowName.classic("thing" + updates % 100);
            shadows.update(name, updates < 100 ? Documents.whole() : Documents.ask((int) updates))
                    .whenComplete((answer, failure) -> free.release());
            updates++;
        }
        free.acquire(IN_FLIGHT);
        return updates;
    }

    private static double syncsPerSecond(Path file) throws Exception {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long syncs = 0;
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < NANOS / 4) {
                channel.write(ByteBuffer.allocate(1024));
                channel.force(false);
                syncs++;
            }
            return syncs * 1e9 / (System.nanoTime() - begin);
        }
    }
}
