package io.vehicleshadow.benchmarks.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What breaks when, drawn from a seed: the same seed makes the same plan. */
record FaultPlan(List<Planned> faults) {
    /** The sorts of faults, and how long each lasts, in seconds. */
    enum Kind {
        /** kill -9 of some of the cars. */
        KILL_CARS(1, 10),
        /** kill -9 of the stand-in with API, sign-in and table. */
        KILL_RUN(0, 3),
        /** Nothing gets through, and what was sent comes late. */
        SILENCE_THEN_LATE(3, 45),
        /** Nothing gets through, and then the connections are gone. */
        SILENCE_THEN_CUT(20, 75),
        /** Some cars lose their connection by themselves. */
        CUT_CARS(5, 70),
        /** The processor does nothing for some of the cars. */
        FREEZE_CARS(2, 15),
        FREEZE_RUN(1, 6),
        /** Each fsync of some of the cars takes longer. */
        SLOW_DISK_CARS(5, 12),
        SLOW_DISK_RUN(5, 12),
        /** Parts jam, or their control units say nothing. */
        BROKEN_PARTS(5, 30);

        private final int shortest;
        private final int longest;

        Kind(int shortest, int longest) {
            this.shortest = shortest;
            this.longest = longest;
        }
    }

    /**
     * A fault.
     *
     * @param after the begin of the load
     * @param lasts until it is repaired
     * @param draw which of the processes or cars
     */
    record Planned(Kind kind, Duration after, Duration lasts, int draw) {}

    private static final int SECONDS_BETWEEN = 8;

    /**
     * For that time. Nothing is killed in its last two fifths, so that the processes live long enough to see whether they
     * grow.
     */
    static FaultPlan of(Random random, Duration length) {
        List<Planned> faults = new ArrayList<>();
        long end = length.toSeconds();
        List<Kind> bag = new ArrayList<>();
        for (long second = SECONDS_BETWEEN; second < end - SECONDS_BETWEEN; second += SECONDS_BETWEEN) {
            if (bag.isEmpty()) {
                bag.addAll(List.of(Kind.values()));
            }
            boolean late = second > end * 3 / 5;
            Kind kind = bag.remove(random.nextInt(bag.size()));
            int lasts = kind.shortest + random.nextInt(kind.longest - kind.shortest + 1);
            int draw = random.nextInt(1 << 20);
            if (!late || kind != Kind.KILL_RUN && kind != Kind.KILL_CARS) {
                long within = Math.min(lasts, Math.max(1, end - second));
                faults.add(new Planned(kind, Duration.ofSeconds(second), Duration.ofSeconds(within), draw));
            }
        }
        return new FaultPlan(List.copyOf(faults));
    }
}
