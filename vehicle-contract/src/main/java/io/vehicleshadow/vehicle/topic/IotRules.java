package io.vehicleshadow.vehicle.topic;

import io.vehicleshadow.vehicle.ClientIds;
import java.util.stream.Collectors;

/**
 * The IoT rules, in AWS IoT SQL: deployed by infra and by a local run, whose local-iot carries them out. The event of those
 * for the history function is the message with {@code kind}, {@code thing} and {@code received} (milliseconds since 1970) added.
 */
public final class IotRules {
    /** Of the language that the statements are written in. */
    public static final String SQL_VERSION = "2016-03-23";

    /** The topic filter of {@link #DOCUMENTS}. */
    public static final String EVERY_DOCUMENT = "$aws/things/+/shadow/update/documents";

    /** For every change of a classic shadow. */
    public static final String DOCUMENTS = "SELECT *, 'documents' AS kind, topic(3) AS thing, timestamp() AS received"
            + " FROM '" + EVERY_DOCUMENT + "'";

    /** For every connection of a vehicle: not those of {@link ClientIds}. */
    public static final String PRESENCE = "SELECT *, 'presence' AS kind, topic(5) AS thing, timestamp() AS received"
            + " FROM '" + PresenceTopics.EVERY + "' WHERE "
            + ClientIds.reserved().stream()
                    .map(prefix -> "NOT startswith(topic(5), '" + prefix + "')")
                    .collect(Collectors.joining(" AND "));

    /**
     * For a vehicle that has renewed its certificate. Of the event nothing is the vehicle's to choose: AWS IoT knows which
     * certificate published.
     */
    public static final String RENEWED =
            "SELECT topic(2) AS thing, principal() AS certificate FROM '" + RenewalTopics.EVERY + "'";

    private IotRules() {}
}
