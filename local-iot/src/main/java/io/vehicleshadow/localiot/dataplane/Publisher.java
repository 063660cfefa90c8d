package io.vehicleshadow.localiot.dataplane;

import io.vehicleshadow.localiot.message.Message;
import java.util.concurrent.CompletionStage;

/** Takes messages that came over HTTP to the broker, which treats them as those of a client that may publish them. */
@FunctionalInterface
public interface Publisher {
    /**
     * Must not block.
     *
     * @return completes when the message has been accepted and what had to be kept is durable; fails with
     *     {@link IllegalArgumentException} when nobody may publish it
     */
    CompletionStage<Void> publish(Message message);
}
