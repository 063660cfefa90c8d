package io.vehicleshadow.localiot.shadow;

import io.vehicleshadow.localiot.message.Message;
import io.vehicleshadow.localiot.message.MessageSink;
import io.vehicleshadow.localiot.message.Requester;
import io.vehicleshadow.localiot.message.ReservedTopicHandler;
import io.vehicleshadow.localiot.store.DataStore;
import io.vehicleshadow.localiot.store.PageToken;
import io.vehicleshadow.localiot.store.StoreFailure;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Device Shadow service. Requests come as calls (from the HTTP API) or as messages on the reserved topics. Answers
 * and messages leave only when the change is durable, for one shadow in the order of its versions.
 *
 * <p>Calls publish what changed (accepted, delta and documents of an update, accepted of a delete), but neither errors
 * nor the answer to a get. Messages get all their answers published.
 *
 * <p>Safe for any number of threads; never blocks on the disk. Stages complete on the thread that writes to disk, or
 * at once in memory; what depends on them must not block.
 */
public final class ShadowService implements ReservedTopicHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowService.class);
    private static final int LOCKS = 256;

    private final StoredShadows shadows;
    private final ShadowEngine engine;
    private final MessageSink sink;
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    public ShadowService(DataStore store, Clock clock, MessageSink sink) {
        this(store, clock, sink, ShadowOptions.DEFAULT);
    }

    public ShadowService(DataStore store, Clock clock, MessageSink sink, ShadowOptions options) {
        this.shadows = new StoredShadows(store);
        this.engine = new ShadowEngine(shadows, clock, options);
        this.sink = sink;
        shadows.forgetOldNumbering(Math.floorDiv(clock.millis(), 1000L));
    }

    /** UpdateThingShadow. The payload is {@code {"state":…}} as JSON in UTF-8. */
    public CompletionStage<ShadowResponse> update(ShadowName name, byte[] payload) {
        return ordered(name, () -> engine.update(name, payload), this::publishChange);
    }

    /** GetThingShadow. The payload may hold a client token, and is empty otherwise. */
    public CompletionStage<ShadowResponse> get(ShadowName name, byte[] payload) {
        return ordered(name, () -> engine.get(name, payload), outcome -> {});
    }

    /** DeleteThingShadow. The payload may hold a client token, and is empty otherwise. */
    public CompletionStage<ShadowResponse> delete(ShadowName name, byte[] payload) {
        return ordered(name, () -> engine.delete(name, payload), this::publishChange);
    }

    /**
     * ListNamedShadowsForThing.
     *
     * @param pageSize how many names at most, 1 to 100; another number is answered with an error
     * @param nextToken from the answer before, for the next page
     */
    public CompletionStage<ShadowResponse> list(String thing, OptionalInt pageSize, Optional<String> nextToken) {
        ShadowResponse response = listed(thing, pageSize, nextToken);
        return shadows.durable()
                .handle((done, failure) ->
                        failure == null ? response : failed(failure).response());
    }

    private ShadowResponse listed(String thing, OptionalInt pageSize, Optional<String> nextToken) {
        try {
            ShadowName.requireThingName(thing);
            int size = pageSize.orElse(UnsettledRules.DEFAULT_PAGE_SIZE);
            if (size < 1 || size > ShadowLimits.PAGE_SIZE) {
                throw new Refused(ShadowError.invalidPageSize());
            }
            Optional<String> after = nextToken.isPresent() ? PageToken.read(nextToken.get()) : Optional.of("");
            return engine.list(thing, size, after.orElseThrow(() -> new Refused(ShadowError.invalidNextToken())));
        } catch (IllegalArgumentException e) {
            return engine.rejected(ShadowError.invalidName(e.getMessage()));
        } catch (Refused e) {
            return engine.rejected(e.error());
        }
    }

    /** Whether a message on that topic is a request to this service. */
    @Override
    public boolean handles(String topic) {
        return RequestTopic.parse(topic).isPresent();
    }

    @Override
    public boolean requestsAreSeen() {
        return true;
    }

    /** Carries a request out; complete when its answers are published, for all that subscribed to them. */
    @Override
    public CompletionStage<Void> accept(Message request, Requester requester) {
        RequestTopic topic = requireRequest(request);
        ShadowName name;
        try {
            name = topic.name();
        } catch (Refused e) {
            publishRejection(request, engine.rejected(e.error(), request.payload()));
            return shadows.durable();
        }
        return ordered(name, () -> carryOut(topic.operation(), name, request.payload()), outcome -> {
                    publishChange(request, outcome);
                    publishRejection(request, outcome);
                })
                .thenApply(response -> null);
    }

    /** Answers a request that exceeds what one connection may have unfinished, without carrying it out. */
    @Override
    public void refuseTooMany(Message request, Requester requester) {
        requireRequest(request);
        publishRejection(request, engine.rejected(ShadowError.tooManyRequests(), request.payload()));
    }

    private ShadowEngine.Outcome carryOut(ShadowOperation operation, ShadowName name, byte[] payload) {
        return switch (operation) {
            case UPDATE -> engine.update(name, payload);
            case GET -> engine.get(name, payload);
            case DELETE -> engine.delete(name, payload);
        };
    }

    /** The stage is chained while the shadow is locked, so that later requests can't overtake. */
    private CompletionStage<ShadowResponse> ordered(
            ShadowName name, Supplier<ShadowEngine.Outcome> work, Publication publication) {
        synchronized (locks[Math.floorMod(name.hashCode(), LOCKS)]) {
            ShadowEngine.Outcome outcome = carriedOut(work);
            return shadows.durable().handle((done, failure) -> {
                ShadowEngine.Outcome durable = failure == null ? outcome : failed(failure);
                publication.publish(durable);
                return durable.response();
            });
        }
    }

    private ShadowEngine.Outcome carriedOut(Supplier<ShadowEngine.Outcome> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    private ShadowEngine.Outcome failed(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!(cause instanceof StoreFailure)) {
            LOG.error("A request to the shadow service failed", cause);
        }
        return engine.rejected(ShadowError.internalFailure(), new byte[0]);
    }

    private interface Publication {
        void publish(ShadowEngine.Outcome outcome);
    }

    private void publishChange(ShadowEngine.Outcome outcome) {
        outcome.messages().forEach(sink::publish);
    }

    private void publishChange(Message request, ShadowEngine.Outcome outcome) {
        outcome.messages()
                .forEach(message -> sink.publish(message.from(request.sender().onBehalf())));
    }

    private void publishRejection(Message request, ShadowEngine.Outcome outcome) {
        if (outcome.response().error().isPresent()) {
            sink.publish(
                    Message.of(request.topic() + "/rejected", outcome.response().body())
                            .from(request.sender().onBehalf()));
        }
    }

    private static RequestTopic requireRequest(Message request) {
        return RequestTopic.parse(request.topic())
                .orElseThrow(() -> new IllegalArgumentException(request.topic() + " is no topic of a shadow request"));
    }
}
