package io.vehicleshadow.local.journey;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Waits for what only another look can show. There is a pause between two looks, as each of them takes from the run the
 * processor that it needs to get there.
 */
final class Looks {
    private static final long PATIENCE_SECONDS = 90;
    private static final long PAUSE_MILLIS = 25;

    private Looks() {}

    /** One look. */
    interface Look<T> {
        T look() throws IOException, InterruptedException;
    }

    /** Looks until what is seen is as wanted, and returns that; or fails with what was seen last. */
    static <T> T until(String wanted, Look<T> look, Predicate<T> isSo) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        T seen = look.look();
        while (!isSo.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never " + wanted + ", but " + seen);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            seen = look.look();
        }
        return seen;
    }
}
