package io.vehicleshadow.benchmarks;

import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpServerBuilder;
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
import java.io.IOException;

/** A databroker of our own, not the real one, whose provider is done at once. */
final class BenchBroker extends VALGrpc.VALImplBase implements AutoCloseable {
    private static final String HEATING = "Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling";
    private static final String SPEED = "Vehicle.Speed";

    private Server server;
    private StreamObserver<SubscribeResponse> subscriber;

    static BenchBroker start() throws IOException {
        BenchBroker broker = new BenchBroker();
        broker.server = OkHttpServerBuilder.forPort(0, InsecureServerCredentials.create())
                .addService(broker)
                .build()
                .start();
        return broker;
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static Metadata metadata(String path, DataType type, EntryType entry) {
        return Metadata.newBuilder()
                .setPath(path)
                .setDataType(type)
                .setEntryType(entry)
                .build();
    }

    @Override
    public void listMetadata(ListMetadataRequest request, StreamObserver<ListMetadataResponse> answer) {
        answer.onNext(ListMetadataResponse.newBuilder()
                .addMetadata(metadata(HEATING, DataType.DATA_TYPE_INT8, EntryType.ENTRY_TYPE_ACTUATOR))
                .addMetadata(metadata(SPEED, DataType.DATA_TYPE_FLOAT, EntryType.ENTRY_TYPE_SENSOR))
                .build());
        answer.onCompleted();
    }

    @Override
    public synchronized void subscribe(SubscribeRequest request, StreamObserver<SubscribeResponse> answer) {
        subscriber = answer;
        publish(SPEED, Value.newBuilder().setFloat(0).build());
    }

    private void publish(String path, Value value) {
        subscriber.onNext(SubscribeResponse.newBuilder()
                .putEntries(path, Datapoint.newBuilder().setValue(value).build())
                .build());
    }

    @Override
    public synchronized void actuate(ActuateRequest request, StreamObserver<ActuateResponse> answer) {
        answer.onNext(ActuateResponse.getDefaultInstance());
        answer.onCompleted();
        publish(request.getSignalId().getPath(), request.getValue());
    }

    @Override
    public void getServerInfo(GetServerInfoRequest request, StreamObserver<GetServerInfoResponse> answer) {
        answer.onNext(GetServerInfoResponse.getDefaultInstance());
        answer.onCompleted();
    }
}
