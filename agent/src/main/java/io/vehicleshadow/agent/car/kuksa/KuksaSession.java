package io.vehicleshadow.agent.car.kuksa;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import io.vehicleshadow.agent.car.kuksa.wire.ActuateRequest;
import io.vehicleshadow.agent.car.kuksa.wire.ActuateResponse;
import io.vehicleshadow.agent.car.kuksa.wire.GetServerInfoRequest;
import io.vehicleshadow.agent.car.kuksa.wire.GetServerInfoResponse;
import io.vehicleshadow.agent.car.kuksa.wire.ListMetadataRequest;
import io.vehicleshadow.agent.car.kuksa.wire.ListMetadataResponse;
import io.vehicleshadow.agent.car.kuksa.wire.SignalID;
import io.vehicleshadow.agent.car.kuksa.wire.SubscribeRequest;
import io.vehicleshadow.agent.car.kuksa.wire.SubscribeResponse;
import io.vehicleshadow.agent.car.kuksa.wire.VALGrpc;
import io.vehicleshadow.agent.car.kuksa.wire.Value;
import io.vehicleshadow.agent.loop.Loop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One connection to a databroker: asks what it has, subscribes, and asks every two seconds whether it is still there. It
 * ends with the stream of readings, however that ends, or when an answer does not come; then its channel is closed, so
 * that nothing waits in it to be done late.
 */
final class KuksaSession {
    private static final Duration PING_PAUSE = Duration.ofSeconds(2);
    private static final long PING_PATIENCE_SECONDS = 4;
    /** Travels with the request: a broker that hangs must not forward it after the vehicle has given up. */
    private static final long ACT_PATIENCE_SECONDS = 4;

    private static final long PATIENCE_SECONDS = 10;
    /** With 0 the broker would keep one message only, and lose changes of other signals. */
    private static final int BUFFER = 100;

    private static final int MOST_ON_THE_WAY = 16;

    private final ManagedChannel channel;
    private final VALGrpc.VALStub broker;
    private final Loop loop;
    private final KuksaCar car;
    private final Consumer<String> whenOver;
    private boolean up;
    private boolean over;

    /**
     * Opens it.
     *
     * @param whenOver is told why, once
     */
    KuksaSession(ManagedChannel channel, Loop loop, KuksaCar car, Consumer<String> whenOver) {
        this.channel = channel;
        this.loop = loop;
        this.car = car;
        this.whenOver = whenOver;
        broker = VALGrpc.newStub(channel);
    }

    void open() {
        broker.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .listMetadata(
                        ListMetadataRequest.newBuilder().setRoot("Vehicle").build(), new Answer<>() {
                            @Override
                            void ok(ListMetadataResponse answer) {
                                subscribe(car.described(answer.getMetadataList()));
                            }

                            @Override
                            void failed(Status status, Metadata trailers) {
                                end(why(status));
                            }
                        });
    }

    private void subscribe(List<String> paths) {
        if (paths.isEmpty()) {
            end("it has none of the catalogue's paths");
            return;
        }
        broker.subscribe(
                SubscribeRequest.newBuilder()
                        .addAllSignalPaths(paths)
                        .setBufferSize(BUFFER)
                        .build(),
                new Readings());
        loop.after(Duration.ofSeconds(PATIENCE_SECONDS), () -> {
            if (!up) {
                end("it sends no readings");
            }
        });
    }

    /** Sends it, once. */
    void actuate(String path, Value value, Consumer<Actuation> answer) {
        broker.withDeadlineAfter(ACT_PATIENCE_SECONDS, TimeUnit.SECONDS)
                .actuate(
                        ActuateRequest.newBuilder()
                                .setSignalId(SignalID.newBuilder().setPath(path))
                                .setValue(value)
                                .build(),
                        new Answer<>() {
                            @Override
                            void ok(ActuateResponse forwarded) {
                                answer.accept(new Actuation.Forwarded());
                            }

                            @Override
                            void failed(Status status, Metadata trailers) {
                                answer.accept(Actuation.of(status, trailers));
                            }
                        });
    }

    private void ping() {
        if (over) {
            return;
        }
        broker.withDeadlineAfter(PING_PATIENCE_SECONDS, TimeUnit.SECONDS)
                .getServerInfo(GetServerInfoRequest.getDefaultInstance(), new Answer<>() {
                    @Override
                    void ok(GetServerInfoResponse answer) {
                        loop.after(PING_PAUSE, KuksaSession.this::ping);
                    }

                    @Override
                    void failed(Status status, Metadata trailers) {
                        end(why(status));
                    }
                });
    }

    /** Ends it, unless it is over. */
    void end(String why) {
        if (!over) {
            over = true;
            channel.shutdownNow();
            car.disconnected();
            whenOver.accept(why);
        }
    }

    private static String why(Status status) {
        return switch (status.getCode()) {
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                "it does not accept the token, which may have expired: " + status.getDescription();
            case OK -> "it has ended the connection; it restarts, or the token has expired";
            default ->
                status.getCode()
                        + (status.getDescription() == null ? "" : ": " + status.getDescription())
                        + (status.getCause() == null ? "" : ": " + status.getCause());
        };
    }

    /** One answer, taken on the loop. */
    private abstract class Answer<T> implements StreamObserver<T> {
        abstract void ok(T answer);

        abstract void failed(Status status, Metadata trailers);

        @Override
        public void onNext(T answer) {
            loop.execute(() -> ok(answer));
        }

        @Override
        public void onError(Throwable error) {
            loop.execute(() -> failed(Status.fromThrowable(error), Status.trailersFromThrowable(error)));
        }

        @Override
        public void onCompleted() {
            // The answer has come.
        }
    }

    /** The readings. At most so many are on the way to the loop, so that a flood fills no memory. */
    private final class Readings implements ClientResponseObserver<SubscribeRequest, SubscribeResponse> {
        private ClientCallStreamObserver<SubscribeRequest> stream;

        @Override
        public void beforeStart(ClientCallStreamObserver<SubscribeRequest> begun) {
            stream = begun;
            stream.disableAutoRequestWithInitial(MOST_ON_THE_WAY);
        }

        @Override
        public void onNext(SubscribeResponse message) {
            loop.execute(() -> {
                if (over) {
                    return;
                }
                boolean first = !up;
                up = true;
                if (first) {
                    car.connected(KuksaSession.this, message.getEntriesMap().keySet());
                    ping();
                }
                car.received(message.getEntriesMap());
                stream.request(1);
            });
        }

        @Override
        public void onError(Throwable error) {
            loop.execute(() -> end(why(Status.fromThrowable(error))));
        }

        @Override
        public void onCompleted() {
            loop.execute(() -> end(why(Status.OK)));
        }
    }
}
