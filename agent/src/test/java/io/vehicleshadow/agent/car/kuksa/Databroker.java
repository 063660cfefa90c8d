package io.vehicleshadow.agent.car.kuksa;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.vehicleshadow.agent.car.kuksa.wire.ActuateRequest;
import io.vehicleshadow.agent.car.kuksa.wire.ActuateResponse;
import io.vehicleshadow.agent.car.kuksa.wire.DataType;
import io.vehicleshadow.agent.car.kuksa.wire.Datapoint;
import io.vehicleshadow.agent.car.kuksa.wire.EntryType;
import io.vehicleshadow.agent.car.kuksa.wire.GetServerInfoRequest;
import io.vehicleshadow.agent.car.kuksa.wire.GetServerInfoResponse;
import io.vehicleshadow.agent.car.kuksa.wire.ListMetadataRequest;
import io.vehicleshadow.agent.car.kuksa.wire.ListMetadataResponse;
import io.vehicleshadow.agent.car.kuksa.wire.Metadata;
import io.vehicleshadow.agent.car.kuksa.wire.SubscribeRequest;
import io.vehicleshadow.agent.car.kuksa.wire.SubscribeResponse;
import io.vehicleshadow.agent.car.kuksa.wire.VALGrpc;
import io.vehicleshadow.agent.car.kuksa.wire.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;

/** A databroker of our own from the same .proto, as far as the agent speaks to it. It was never compared with the real one. */
public final class Databroker extends VALGrpc.VALImplBase {
    /** What was forwarded to a provider, in order. */
    public final BlockingQueue<ActuateRequest> forwarded = new LinkedBlockingQueue<>();

    private final Map<String, Metadata> metadata = new LinkedHashMap<>();
    private final Map<String, Datapoint> values = new LinkedHashMap<>();
    private final Map<ServerCallStreamObserver<SubscribeResponse>, Set<String>> subscribers = new LinkedHashMap<>();
    private Optional<BiConsumer<String, Value>> provider = Optional.empty();
    private Optional<Status> instead = Optional.empty();
    private Optional<Status> afterwards = Optional.empty();
    private Set<String> unreadable = Set.of();
    private boolean hangs;
    private int buffer;

    /** It knows that signal of VSS. */
    public synchronized Databroker with(String path, DataType type, EntryType entry) {
        metadata.put(
                path,
                Metadata.newBuilder()
                        .setPath(path)
                        .setDataType(type)
                        .setEntryType(entry)
                        .build());
        return this;
    }

    /** Somebody provides all actuators from now on. */
    public synchronized void provideBy(BiConsumer<String, Value> whoActs) {
        provider = Optional.of(whoActs);
    }

    /** Nobody does; the last values stay. */
    synchronized void providerGoes() {
        provider = Optional.empty();
    }

    /** Answers each actuation with that error and forwards nothing; with OK, as usual. */
    synchronized void answerInstead(Status status) {
        instead = Optional.of(status).filter(error -> !error.isOk());
    }

    /** Forwards each actuation, and then answers with that error. */
    synchronized void answerAfterwards(Status status) {
        afterwards = Optional.of(status);
    }

    /** The token does not allow to read that. */
    synchronized void hide(String path) {
        unreadable = Set.of(path);
    }

    /** Takes requests from now on and answers none. */
    synchronized void hang() {
        hangs = true;
    }

    /** That is read from now on; a value that is not set is none. */
    synchronized void publish(Map<String, Value> changes) {
        Map<String, Datapoint> points = new LinkedHashMap<>();
        changes.forEach((path, value) -> points.put(path, point(value)));
        values.putAll(points);
        for (Map.Entry<ServerCallStreamObserver<SubscribeResponse>, Set<String>> each : subscribers.entrySet()) {
            send(each.getKey(), each.getValue(), points);
        }
    }

    public void publish(String path, Value value) {
        publish(Map.of(path, value));
    }

    private static Datapoint point(Value value) {
        boolean none = value.getTypedValueCase() == Value.TypedValueCase.TYPEDVALUE_NOT_SET;
        return none
                ? Datapoint.getDefaultInstance()
                : Datapoint.newBuilder().setValue(value).build();
    }

    private static void send(
            ServerCallStreamObserver<SubscribeResponse> to, Set<String> paths, Map<String, Datapoint> points) {
        SubscribeResponse.Builder message = SubscribeResponse.newBuilder();
        points.forEach((path, point) -> {
            if (paths.contains(path)) {
                message.putEntries(path, point);
            }
        });
        if (message.getEntriesCount() > 0 && !to.isCancelled()) {
            to.onNext(message.build());
        }
    }

    /** Ends the streams as a restart and an expired token do: with OK. */
    synchronized void endStreams() {
        List<ServerCallStreamObserver<SubscribeResponse>> ended = new ArrayList<>(subscribers.keySet());
        subscribers.clear();
        ended.forEach(StreamObserver::onCompleted);
    }

    /** How many messages the last subscriber wants kept. */
    synchronized int buffer() {
        return buffer;
    }

    @Override
    public synchronized void actuate(ActuateRequest request, StreamObserver<ActuateResponse> answer) {
        String path = request.getSignalId().getPath();
        Metadata known = metadata.get(path);
        Status refusal = instead.orElseGet(() -> refusal(known));
        if (!refusal.isOk()) {
            answer.onError(refusal.asException());
            return;
        }
        forwarded.add(request);
        provider.orElseThrow().accept(path, request.getValue());
        if (afterwards.isPresent()) {
            answer.onError(afterwards.get().asException());
        } else if (!hangs) {
            answer.onNext(ActuateResponse.getDefaultInstance());
            answer.onCompleted();
        }
    }

    private Status refusal(Metadata known) {
        if (known == null) {
            return Status.NOT_FOUND.withDescription("Path not found");
        }
        if (known.getEntryType() != EntryType.ENTRY_TYPE_ACTUATOR) {
            return Status.INVALID_ARGUMENT.withDescription("Tried to set a value for a non-actuator");
        }
        return provider.isPresent() ? Status.OK : Status.UNAVAILABLE.withDescription("Provider not available");
    }

    @Override
    public synchronized void subscribe(SubscribeRequest request, StreamObserver<SubscribeResponse> answer) {
        if (!metadata.keySet().containsAll(request.getSignalPathsList()) || request.getSignalPathsCount() == 0) {
            answer.onError(Status.NOT_FOUND.asException());
            return;
        }
        buffer = request.getBufferSize();
        ServerCallStreamObserver<SubscribeResponse> subscriber = (ServerCallStreamObserver<SubscribeResponse>) answer;
        subscriber.setOnCancelHandler(() -> {
            synchronized (this) {
                subscribers.remove(subscriber);
            }
        });
        Map<String, Datapoint> first = new LinkedHashMap<>();
        request.getSignalPathsList().stream()
                .filter(path -> !unreadable.contains(path))
                .forEach(path -> first.put(path, values.getOrDefault(path, Datapoint.getDefaultInstance())));
        subscribers.put(subscriber, first.keySet());
        send(subscriber, first.keySet(), first);
    }

    @Override
    public synchronized void listMetadata(ListMetadataRequest request, StreamObserver<ListMetadataResponse> answer) {
        answer.onNext(ListMetadataResponse.newBuilder()
                .addAllMetadata(metadata.values())
                .build());
        answer.onCompleted();
    }

    @Override
    public synchronized void getServerInfo(GetServerInfoRequest request, StreamObserver<GetServerInfoResponse> answer) {
        if (!hangs) {
            answer.onNext(GetServerInfoResponse.newBuilder().setName("our own").build());
            answer.onCompleted();
        }
    }
}
