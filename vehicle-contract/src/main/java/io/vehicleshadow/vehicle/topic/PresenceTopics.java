package io.vehicleshadow.vehicle.topic;

import io.vehicleshadow.vehicle.ThingName;

/**
 * The topics of the lifecycle events that say whether a vehicle is online. A vehicle's client id is its thing name.
 *
 * <p>Source: AWS IoT developer guide, Lifecycle events.
 */
public final class PresenceTopics {
    /** The presence events of every client. */
    public static final String EVERY = "$aws/events/presence/+/+";

    private PresenceTopics() {}

    /** The vehicle connected. */
    public static String connected(ThingName thing) {
        return "$aws/events/presence/connected/" + thing;
    }

    /** The vehicle's connection ended. */
    public static String disconnected(ThingName thing) {
        return "$aws/events/presence/disconnected/" + thing;
    }
}
