package io.vehicleshadow.functions.truth;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Which calls to a store get lost: of each operation a third, but at most two, since the client calls three times. The
 * same ones for the same seed, whichever thread calls first.
 */
final class Losses implements Predicate<String> {
    private final long seed;
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> lost = new ConcurrentHashMap<>();

    Losses(long seed) {
        this.seed = seed;
    }

    @Override
    public boolean test(String operation) {
        int call = next(calls, operation);
        return new Random(seed + 31L * operation.hashCode() + call).nextInt(3) == 0 && next(lost, operation) < 2;
    }

    private static int next(Map<String, AtomicInteger> counts, String operation) {
        return counts.computeIfAbsent(operation, name -> new AtomicInteger()).getAndIncrement();
    }
}
