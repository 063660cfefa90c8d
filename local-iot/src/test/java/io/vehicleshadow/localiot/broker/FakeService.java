package io.vehicleshadow.localiot.broker;

import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.Requester;
import io.vehicleshadow.localiot.message.ReservedTopicHandler;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service on shadow topics that finishes requests when the test says so. */
final class FakeService implements ReservedTopicHandler {

    final List<Message> accepted = new CopyOnWriteArrayList<>();
    final List<Message> tooMany = new CopyOnWriteArrayList<>();
    final CompletableFuture<Void> finished = new CompletableFuture<>();

    @Override
    public boolean handles(String topic) {
        return topic.startsWith("$aws/things/") && topic.endsWith("/update");
    }

    @Override
    public boolean requestsAreSeen() {
        return true;
    }

    @Override
    public CompletionStage<Void> accept(Message request, Requester requester) {
        accepted.add(request);
        return finished;
    }

    @Override
    public void refuseTooMany(Message request, Requester requester) {
        tooMany.add(request);
    }
}
