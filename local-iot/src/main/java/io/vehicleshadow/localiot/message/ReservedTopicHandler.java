package io.vehicleshadow.localiot.message;

import java.util.concurrent.CompletionStage;

/** A service behind reserved topics, such as the Device Shadow service or fleet provisioning. Called on the broker's event loop. */
public interface ReservedTopicHandler {

    /** Whether a message to {@code topic} is a request to this service. Must not block. */
    boolean handles(String topic);

    /** Whether who subscribes to the topic of a request sees it; rules see it anyway. */
    boolean requestsAreSeen();

    /**
     * Takes a request that a client was allowed to publish. Must not block; answers come from the service.
     *
     * @param requester takes answers meant only for the sender, if its connection is still there and it
     *     subscribed to their topic; any thread may call it
     * @return completes when what the request changed is durable; only then is the request acknowledged to the client
     */
    CompletionStage<Void> accept(Message request, Requester requester);

    /** Answers a request that goes beyond the ten which a connection may have unfinished (error 429). */
    void refuseTooMany(Message request, Requester requester);
}
