package io.vehicleshadow.benchmarks;

import io.vehicleshadow.benchmarks.measure.Bench;
import io.vehicleshadow.benchmarks.measure.Documents;
import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Measure;
import io.vehicleshadow.benchmarks.measure.Rounds;
import io.vehicleshadow.benchmarks.measure.Spread;
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
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Durable updates against bare writes with fsync. */
final class DurableMeasure implements Measure {
    private static final int IN_FLIGHT = 64;
    private static final long NANOS = 2_000_000_000L;

    @Override
    public String question() {
        return "how many durable updates a second, 64 in flight, when every answer waits for the disk?";
    }

    @Override
    public List<Figure> run() throws Exception {
        Path folder = Bench.folder();
        Path bare = Files.createTempFile(folder, "sync", ".bin");
        try (DataStore store = DataStore.at(folder.resolve("store"))) {
            ShadowService shadows = new ShadowService(store, Clock.systemUTC(), message -> {});
            updates(shadows);
            updates(shadows);
            Map<String, Spread> runs = new Rounds()
                    .with("syncs", () -> syncsPerSecond(bare))
                    .with("updates", () -> updates(shadows) * 1e9 / NANOS)
                    .measured();
            return List.of(
                    new Figure("bare write of 1 KB and fsync, one after the other", runs.get("syncs"), "/s"),
                    new Figure("durable updates, 64 in flight", runs.get("updates"), "/s").atLeast(20_000),
                    new Figure("updates / fsync", runs.get("updates").per(runs.get("syncs")), "x"));
        }
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
            while (System.nanoTime() - begin < NANOS / 2) {
                channel.write(ByteBuffer.allocate(1024));
                channel.force(false);
                syncs++;
            }
            return syncs * 1e9 / (System.nanoTime() - begin);
        }
    }
}
