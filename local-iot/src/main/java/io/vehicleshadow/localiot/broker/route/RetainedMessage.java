package io.vehicleshadow.localiot.broker.route;

import io.vehicleshadow.localiot.message.Message;
import java.util.Objects;

/**
 * A message that is kept for later subscribers.
 *
 * @param message the message as it was published
 * @param lastModifiedMillis when it was published, in milliseconds since 1970
 */
public record RetainedMessage(Message message, long lastModifiedMillis) {

    /** The message may not be null. */
    public RetainedMessage {
        Objects.requireNonNull(message, "message");
    }
}
