package io.vehicleshadow.agent.model;

import java.time.Duration;
import java.util.Random;

/**
 * What becomes of messages on their way.
 *
 * @param random decides, the same for the same seed
 * @param lostPercent how many never arrive
 * @param twicePercent how many arrive twice
 * @param slowestMillis the longest way; each message takes its own, so that they overtake one another
 */
public record BadNetwork(Random random, int lostPercent, int twicePercent, int slowestMillis) {

    public static BadNetwork none() {
        return new BadNetwork(new Random(1), 0, 0, 0);
    }

    int copies() {
        if (random.nextInt(100) < lostPercent) {
            return 0;
        }
        return random.nextInt(100) < twicePercent ? 2 : 1;
    }

    Duration way() {
        return Duration.ofMillis(slowestMillis == 0 ? 0 : random.nextInt(slowestMillis + 1));
    }
}
