package io.vehicleshadow.localiot.broker;

import io.vehicleshadow.localiot.message.Message;
import java.util.concurrent.CompletionStage;

/** Handles no topic. */
final class NoReservedTopics implements ReservedTopicHandler {

    @Override
    public boolean handles(String topic) {
        return false;
    }

    @Override
    public CompletionStage<Void> accept(Message request) {
        throw new IllegalStateException("No request was promised to be handled: " + request.topic());
    }

    @Override
    public void refuseTooMany(Message request) {
        throw new IllegalStateException("No request was promised to be handled: " + request.topic());
    }
}
