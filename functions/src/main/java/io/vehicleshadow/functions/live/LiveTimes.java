package io.vehicleshadow.functions.live;

import java.time.Duration;

/**
 * How long a page's policy holds.
 *
 * @param refreshAfter until the authorizer is called again
 * @param shortest what the service takes at least for either
 */
public record LiveTimes(Duration refreshAfter, Duration shortest) {
    /**
     * What AWS IoT takes. Source: AWS IoT developer guide, custom authentication: 300 to 86,400 s. A token that lives
     * shorter still ends at the first refresh.
     */
    public static final LiveTimes AWS = new LiveTimes(Duration.ofSeconds(300), Duration.ofSeconds(300));

    private static final Duration LONGEST = Duration.ofSeconds(86_400);

    Duration disconnectAfter(Duration tokenLeft) {
        Duration atLeast = tokenLeft.compareTo(shortest) < 0 ? shortest : tokenLeft;
        return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
    }
}
