package io.vehicleshadow.localiot.broker;

import io.vehicleshadow.localiot.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The services behind reserved topics, which the broker may be told after it was made. */
final class Requests {

    private final List<ReservedTopicHandler> services = new ArrayList<>();

    void handleAlsoBy(ReservedTopicHandler service) {
        services.add(service);
    }

    boolean handles(String topic) {
        return topic.charAt(0) == '$' && service(topic).isPresent();
    }

    CompletionStage<Void> accept(Message request) {
        return service(request.topic()).orElseThrow().accept(request);
    }

    CompletionStage<Void> refuseTooMany(Message request) {
        service(request.topic()).orElseThrow().refuseTooMany(request);
        return CompletableFuture.completedFuture(null);
    }

    private Optional<ReservedTopicHandler> service(String topic) {
        return services.stream().filter(each -> each.handles(topic)).findFirst();
    }
}
