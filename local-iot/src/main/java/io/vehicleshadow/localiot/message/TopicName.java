package io.vehicleshadow.localiot.message;

/**
 * A topic to which a message can be published: 1 to 256 bytes of UTF-8, at most 7 slashes, no wildcards. The first
 * three levels of a Basic Ingest topic ({@code $aws/rules/NAME/}) count for neither limit.
 *
 * <p>Source: AWS IoT developer guide, MQTT topics; AWS IoT Core quotas.
 */
public record TopicName(String value) {

    private static final String BASIC_INGEST = "$aws/rules/";

    /** @throws IllegalArgumentException saying what is wrong with the topic */
    public TopicName {
        TopicText text = new TopicText(value, isBasicIngest(value) ? afterRuleName(value) : 0);
        if (value.indexOf('+') >= 0 || value.indexOf('#') >= 0) {
            throw new IllegalArgumentException("A topic to publish to has no wildcard + or #: " + value);
        }
        text.checkLimits("topic");
    }

    /** Whether the topic begins with {@code $}: AWS IoT alone decides what happens there. */
    public boolean isReserved() {
        return value.charAt(0) == '$';
    }

    /** Whether the message goes to rules only, not to subscribers. */
    public boolean isBasicIngest() {
        return isBasicIngest(value);
    }

    private static boolean isBasicIngest(String value) {
        return value.startsWith(BASIC_INGEST);
    }

    private static int afterRuleName(String value) {
        return value.indexOf('/', BASIC_INGEST.length()) + 1;
    }
}
