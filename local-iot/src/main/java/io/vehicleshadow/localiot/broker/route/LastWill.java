package io.vehicleshadow.localiot.broker.route;

import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.Sender;
import java.time.Duration;

/**
 * What is published when a client goes without saying so.
 *
 * @param message the message
 * @param delay how long the client may be away before that (MQTT 5)
 */
public record LastWill(Message message, Duration delay) {

    /** The same will of a client that is known by now. */
    public LastWill from(Sender sender) {
        return new LastWill(message.from(sender), delay);
    }
}
