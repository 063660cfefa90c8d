package io.vehicleshadow.localiot.broker;

import io.vehicleshadow.localiot.message.Message;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The service behind reserved topics, which the broker may be told after it was made. */
final class Requests {

    private ReservedTopicHandler handler = ReservedTopicHandler.none();

    void handleBy(ReservedTopicHandler other) {
        handler = other;
    }

    boolean handles(String topic) {
        return topic.charAt(0) == '$' && handler.handles(topic);
    }

    CompletionStage<Void> accept(Message request) {
        return handler.accept(request);
    }

    CompletionStage<Void> refuseTooMany(Message request) {
        handler.refuseTooMany(request);
        return CompletableFuture.completedFuture(null);
    }
}
