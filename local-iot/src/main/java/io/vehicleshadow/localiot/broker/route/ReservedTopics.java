package io.vehicleshadow.localiot.broker.route;

import io.vehicleshadow.localiot.broker.session.BrokerLimits;
import io.vehicleshadow.localiot.broker.session.Session;
import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.Requester;
import io.vehicleshadow.localiot.message.ReservedTopicHandler;
import io.vehicleshadow.localiot.message.TopicName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The services behind reserved topics; may be added after the broker was made. */
public final class ReservedTopics {

    private final List<ReservedTopicHandler> services = new ArrayList<>();

    public void handleAlsoBy(ReservedTopicHandler service) {
        services.add(service);
    }

    /**
     * Checks a message that comes from outside, whatever way.
     *
     * @throws IllegalArgumentException when no client may publish it: a wrong topic, more than 128 KB, {@code retain} on a
     *     reserved topic, or a topic to which only services publish
     */
    public void requirePublishable(Message message) {
        TopicName topic = new TopicName(message.topic());
        if (topic.isReserved() && message.retain()) {
            throw new IllegalArgumentException("A message to a reserved topic can't be retained: " + topic.value());
        }
        if (message.payload().length > BrokerLimits.MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("A message has at most 128 KB");
        }
        if (isClosedToClients(topic.value())) {
            throw new IllegalArgumentException(whyClosed(topic.value()));
        }
    }

    /** Tells apart what only AWS IoT publishes to and the topics of services that local-iot lacks. */
    public static String whyClosed(String topic) {
        return NotOffered.service(topic)
                .map(service -> "local-iot doesn't offer " + service + ", nor its topic " + topic)
                .orElse("Only AWS IoT publishes to " + topic);
    }

    /** AWS IoT alone publishes to reserved topics, except for requests and for Basic Ingest, which goes to rules. */
    public boolean isClosedToClients(String topic) {
        return topic.charAt(0) == '$' && !new TopicName(topic).isBasicIngest() && !handles(topic);
    }

    public boolean handles(String topic) {
        return topic.charAt(0) == '$' && service(topic).isPresent();
    }

    /** Brings a request to rules, and to the subscribers of its topic unless its service hides it from them. */
    public void route(Message request, Session from, Router router) {
        if (service(request.topic()).orElseThrow().requestsAreSeen()) {
            router.route(request, from);
        } else {
            router.routeToRules(request);
        }
    }

    public CompletionStage<Void> accept(Message request, Requester requester) {
        return service(request.topic()).orElseThrow().accept(request, requester);
    }

    public CompletionStage<Void> refuseTooMany(Message request, Requester requester) {
        service(request.topic()).orElseThrow().refuseTooMany(request, requester);
        return CompletableFuture.completedFuture(null);
    }

    private Optional<ReservedTopicHandler> service(String topic) {
        return services.stream().filter(each -> each.handles(topic)).findFirst();
    }
}
