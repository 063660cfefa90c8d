package io.vehicleshadow.localiot.dataplane;

import io.vehicleshadow.localiot.message.Message;
import java.util.concurrent.CompletionStage;

/** Takes messages that came over HTTP to the broker, which treats them as those of a client that may publish them. */
@FunctionalInterface
public interface Publisher {
    /** Completes when the message has been accepted and, if it is to be retained, is durable. Must not block. */
    CompletionStage<Void> publish(Message message);
}
