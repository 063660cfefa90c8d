package io.vehicleshadow.localiot.broker;

import io.vehicleshadow.localiot.message.Message;
import java.util.concurrent.CompletionStage;

/** A service behind reserved topics, such as the Device Shadow service or fleet provisioning. Called on the broker's event loop. */
public interface ReservedTopicHandler {

    /** Whether a message to {@code topic} is a request to this service. Must not block. */
    boolean handles(String topic);

    /**
     * Takes a request that a client was allowed to publish. Must not block; answers are published by the service.
     *
     * @return completes when what the request changed is durable; only then is the request acknowledged to the client
     */
    CompletionStage<Void> accept(Message request);

    /** Answers a request that goes beyond the ten which a connection may have unfinished (error 429). */
    void refuseTooMany(Message request);
}
