package io.vehicleshadow.functions.handler;

/**
 * The IoT rules that feed the history function, in AWS IoT SQL: deployed by infra, imitated by a local run. The event
 * is the message with {@code kind}, {@code thing} and {@code received} (milliseconds since 1970) added.
 */
public final class IotRules {
    /** For every change of a classic shadow. */
    public static final String DOCUMENTS = "SELECT *, 'documents' AS kind, topic(3) AS thing, timestamp() AS received"
            + " FROM '$aws/things/+/shadow/update/documents'";
    /** For every connection but those of pages, of functions that wait, and of claims that ask for an identity. */
    public static final String PRESENCE = "SELECT *, 'presence' AS kind, topic(5) AS thing, timestamp() AS received"
            + " FROM '$aws/events/presence/+/+'"
            + " WHERE NOT startswith(topic(5), 'page-') AND NOT startswith(topic(5), 'functions-')"
            + " AND NOT startswith(topic(5), 'claim-')";

    private IotRules() {}
}
