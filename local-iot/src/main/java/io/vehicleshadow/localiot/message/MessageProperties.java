package io.vehicleshadow.localiot.message;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The MQTT 5 properties that AWS IoT passes from publisher to subscriber.
 *
 * <p>Source: AWS IoT developer guide, MQTT 5 properties.
 *
 * @param utf8Payload whether the publisher says that the payload is UTF-8 text
 * @param contentType a description of the payload, such as a media type
 * @param responseTopic the topic at which the publisher waits for an answer
 * @param correlationData what the publisher wants to find in the answer
 * @param userProperties name and value pairs in the publisher's order; a name may come twice
 * @param expirySeconds for how many seconds the message is of use, 1 to 604,800
 */
public record MessageProperties(
        boolean utf8Payload,
        Optional<String> contentType,
        Optional<String> responseTopic,
        Optional<byte[]> correlationData,
        List<UserProperty> userProperties,
        OptionalLong expirySeconds) {

    /** Seven days, the longest that AWS IoT keeps a message, in seconds. */
    public static final long MAX_EXPIRY_SECONDS = 604_800;

    /** No property at all, as MQTT 3.1.1 has it. */
    public static final MessageProperties NONE = new MessageProperties(
            false, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), OptionalLong.empty());

    /** An expiry outside of 1 to 604,800 seconds is taken to the nearer end, as AWS IoT does. */
    public MessageProperties {
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(responseTopic, "responseTopic");
        Objects.requireNonNull(correlationData, "correlationData");
        userProperties = List.copyOf(userProperties);
        if (expirySeconds.isPresent()) {
            expirySeconds = OptionalLong.of(Math.max(1, Math.min(MAX_EXPIRY_SECONDS, expirySeconds.getAsLong())));
        }
    }

    /** The same properties with another expiry, in seconds. */
    public MessageProperties expiringAfter(long seconds) {
        return new MessageProperties(
                utf8Payload, contentType, responseTopic, correlationData, userProperties, OptionalLong.of(seconds));
    }
}
