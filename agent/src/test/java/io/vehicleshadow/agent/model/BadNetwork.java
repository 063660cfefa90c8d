package io.vehicleshadow.agent.model;

import java.time.Duration;
import java.util.Random;

/**
 * What becomes of messages on their way.
 *
 * @param random decides, the same for the same seed
 * @param lostPercent how many never arrive
 * @param twicePercent how many arrive twice
 * @param fastestMillis the shortest way
 * @param slowestMillis the longest way; each message takes its own, so that they overtake one another
 */
public record BadNetwork(Random random, int lostPercent, int twicePercent, int fastestMillis, int slowestMillis) {

    public static BadNetwork none() {
        return slow(Duration.ZERO);
    }

    /** Every message arrives, that long after it was sent. */
    public static BadNetwork slow(Duration way) {
        int millis = (int) way.toMillis();
        return new BadNetwork(new Random(1), 0, 0, millis, millis);
    }

    int copies() {
        if (random.nextInt(100) < lostPercent) {
            return 0;
        }
        return random.nextInt(100) < twicePercent ? 2 : 1;
    }

    Duration way() {
        return Duration.ofMillis(random.nextInt(fastestMillis, slowestMillis + 1));
    }
}
