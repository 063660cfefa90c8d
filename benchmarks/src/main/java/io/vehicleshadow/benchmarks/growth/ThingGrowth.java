package io.vehicleshadow.benchmarks.growth;

import io.vehicleshadow.benchmarks.measure.Bench;
import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Heap;
import io.vehicleshadow.benchmarks.measure.Rounds;
import io.vehicleshadow.benchmarks.measure.Spread;
import io.vehicleshadow.localiot.store.DataStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an update costs by how many things there are, each with a shadow as a car's. */
final class ThingGrowth implements Growth {
    private static final int MOST = 100_000;
    private static final int FIRST_WEIGHED = 1_000;
    private static final int COUNTED = 5_000;
    private static final SizedDocument DOCUMENT = new SizedDocument(512);
    private static final double WARM_UP_SECONDS = 1;
    private static final double SECONDS = 0.3;
    private static final double KILO = 1024;

    private final Rounds inMemory = new Rounds();
    private final Rounds allocations = new Rounds();
    private final Rounds onDisk = new Rounds();
    private final Curve kept = new Curve("kept for a thing");
    private final List<Updates> opened = new ArrayList<>();

    @Override
    public Picture measured() throws Exception {
        Path folder = Bench.folder();
        try {
            for (int things = 1; things <= MOST; things *= 10) {
                fill(things, folder.resolve("things" + things));
            }
            return picture();
        } finally {
            opened.forEach(Updates::close);
        }
    }

    private void fill(int things, Path folder) throws Exception {
        long before = Heap.kept();
        Updates memory = Updates.of(DataStore.inMemory(), things, DOCUMENT);
        if (things >= FIRST_WEIGHED) {
            kept.add(things, Spread.of((Heap.kept() - before) / KILO / things));
        }
        memory.micros(WARM_UP_SECONDS);
        Updates disk = Updates.of(DataStore.at(folder), things, DOCUMENT);
        disk.durableMicros(WARM_UP_SECONDS);
        opened.addAll(List.of(memory, disk));
        String size = Double.toString(things);
        inMemory.with(size, () -> memory.micros(SECONDS));
        allocations.with(size, () -> memory.allocatedKilobytes(COUNTED));
        onDisk.with(size, () -> disk.durableMicros(SECONDS));
    }

    private Picture picture() throws Exception {
        Curve memory = Curve.of("in memory", inMemory.measured());
        Curve disk = Curve.of("on disk, 64 in flight", onDisk.measured());
        Curve allocated = Curve.of("allocated by an update", allocations.measured());
        return new Picture(
                "growth-things",
                "Time and memory of an update against the number of things, 1 to 100,000",
                List.of(
                        new Panel("Time of an update", "things", "µs", List.of(memory, disk)),
                        new Panel("Memory", "things", "KB", List.of(allocated, kept))),
                List.of(
                        new Figure("update among 100,000 things / among 100, in memory", memory.growthSince(100), "x"),
                        new Figure("the same, on disk", disk.growthSince(100), "x"),
                        new Figure("the same, memory allocated", allocated.growthSince(100), "x")));
    }
}
