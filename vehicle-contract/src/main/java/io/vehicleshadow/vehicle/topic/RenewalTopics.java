package io.vehicleshadow.vehicle.topic;

import io.vehicleshadow.vehicle.ThingName;

/**
 * Where a vehicle says that it has changed to the certificate with which it is connected, and that those before may go.
 * Its policy ties the topic to its thing; who published, AWS IoT tells by the certificate.
 */
public final class RenewalTopics {
    /** The filter of all vehicles' topics. */
    public static final String EVERY = "vehicle-shadow/+/renewed";

    private RenewalTopics() {}

    /** The topic of that vehicle. */
    public static String renewed(ThingName thing) {
        return "vehicle-shadow/" + thing + "/renewed";
    }
}
