package io.vehicleshadow.benchmarks.growth;

import io.vehicleshadow.benchmarks.measure.Figure;
import io.vehicleshadow.benchmarks.measure.Heap;
import io.vehicleshadow.benchmarks.measure.Rounds;
import io.vehicleshadow.benchmarks.measure.Spread;
import io.vehicleshadow.localiot.store.DataStore;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an update costs by the size of the shadow, of which it changes one member. */
final class DocumentGrowth implements Growth {
    private static final int SMALLEST = 256;
    private static final int LARGEST = 8192;
    private static final int THINGS = 1_000;
    private static final int COUNTED = 2_000;
    private static final double WARM_UP_SECONDS = 1.5;
    private static final double SECONDS = 0.3;
    private static final double KILO = 1024;

    @Override
    public Picture measured() throws Exception {
        Curve kept = new Curve("kept for a shadow");
        SortedMap<Double, Updates> sizes = new TreeMap<>();
        for (int bytes = SMALLEST; bytes <= LARGEST; bytes *= 2) {
            long before = Heap.kept();
            sizes.put(bytes / KILO, Updates.of(DataStore.inMemory(), THINGS, new SizedDocument(bytes)));
            kept.add(bytes / KILO, Spread.of((Heap.kept() - before) / KILO / THINGS));
        }
        Rounds times = new Rounds();
        Rounds allocations = new Rounds();
        sizes.forEach((size, updates) -> {
            updates.micros(WARM_UP_SECONDS);
            times.with(size.toString(), () -> updates.micros(SECONDS));
            allocations.with(size.toString(), () -> updates.allocatedKilobytes(COUNTED));
        });
        Curve time = Curve.of("in memory", times.measured());
        Curve allocated = Curve.of("allocated by an update", allocations.measured());
        String grows = "KB of state";
        return new Picture(
                "growth-document",
                "Time and memory of an update against the size of the shadow, 0.25 to 8 KB",
                List.of(
                        new Panel("Time of an update", grows, "µs", List.of(time)),
                        new Panel("Memory", grows, "KB", List.of(allocated, kept))),
                List.of(
                        new Figure("update of a shadow of 8 KB / of 1 KB, time", time.growthSince(1), "x"),
                        new Figure("the same, memory allocated", allocated.growthSince(1), "x")));
    }
}
