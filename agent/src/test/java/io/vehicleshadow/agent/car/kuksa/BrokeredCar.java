package io.vehicleshadow.agent.car.kuksa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.CarSetting;
import io.vehicleshadow.agent.car.kuksa.wire.DataType;
import io.vehicleshadow.agent.car.kuksa.wire.EntryType;
import io.vehicleshadow.agent.car.kuksa.wire.Value;
import io.vehicleshadow.agent.model.FarCar;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalKind;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A car behind a databroker of our own whose provider drives another car: gRPC in one process and on one thread, so that a
 * virtual clock goes for all of it.
 */
public final class BrokeredCar {
    private final Databroker broker = new Databroker();
    private final Map<String, Signal> acting = new LinkedHashMap<>();
    private final String name = InProcessServerBuilder.generateName();
    private final Car driven;
    private final CarSetting setting;
    private Server server;
    private boolean closed;

    private BrokeredCar(Car driven, CarSetting setting) {
        this.driven = driven;
        this.setting = setting;
        for (Signal signal : setting.catalogue().signals()) {
            declare(signal);
        }
        broker.provideBy(this::provide);
        driven.onChange(this::publish);
        publish();
        listen();
    }

    /** A car that drives the other one. */
    public static FarCar driving(Car driven, CarSetting setting) {
        BrokeredCar behind = new BrokeredCar(driven, setting);
        Car car = KuksaCar.behind(
                behind.name,
                () -> InProcessChannelBuilder.forName(behind.name)
                        .directExecutor()
                        .build(),
                setting);
        return new FarCar(car) {
            @Override
            public void kill() {
                behind.server.shutdownNow();
                setting.loop().after(Duration.ofMillis(500), behind::listen);
            }

            @Override
            public void close() {
                super.close();
                behind.closed = true;
                behind.server.shutdownNow();
            }
        };
    }

    private void listen() {
        if (closed || server != null && !server.isShutdown()) {
            return;
        }
        try {
            server = InProcessServerBuilder.forName(name)
                    .directExecutor()
                    .addService(broker)
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void declare(Signal signal) {
        boolean apart = !signal.vss().act().equals(signal.vss().read());
        if (signal.kind().isCommandable()) {
            broker.with(signal.vss().act(), type(signal), EntryType.ENTRY_TYPE_ACTUATOR);
            acting.put(signal.vss().act(), signal);
        }
        if (apart || !signal.kind().isCommandable()) {
            broker.with(
                    signal.vss().read(), apart ? DataType.DATA_TYPE_INT8 : type(signal), EntryType.ENTRY_TYPE_SENSOR);
        }
    }

    /** What fits most of its values. */
    private static DataType type(Signal signal) {
        if (signal.range().isPresent()) {
            return DataType.DATA_TYPE_FLOAT;
        }
        JsonNode first = signal.onVss(signal.words().get(0).value());
        return first.isTextual()
                ? DataType.DATA_TYPE_STRING
                : first.isBoolean() ? DataType.DATA_TYPE_BOOLEAN : DataType.DATA_TYPE_UINT8;
    }

    private void provide(String path, Value value) {
        Signal signal = acting.get(path);
        JsonNode json = VssValues.read(value).orElseThrow();
        SignalValue meant = signal.words().stream()
                .<SignalValue>map(word -> word.value())
                .filter(word ->
                        VssValues.write(signal.onVss(word), type(signal)).equals(Optional.of(value)))
                .findFirst()
                .or(() -> signal.fromVss(json))
                .orElseThrow();
        // What the control unit answers reaches no databroker.
        driven.act(signal.key(), meant, answer -> {});
    }

    private void publish() {
        Map<SignalKey, SignalValue> readings = driven.read();
        Map<String, Value> points = new LinkedHashMap<>();
        setting.catalogue().signals().stream()
                .filter(signal -> signal.kind() != SignalKind.MOMENTARY)
                .forEach(signal -> points.put(
                        signal.vss().read(),
                        Optional.ofNullable(readings.get(signal.key()))
                                .flatMap(value -> onVss(signal, value))
                                .orElse(Value.getDefaultInstance())));
        broker.publish(points);
    }

    /** Something that is read as that value. */
    private static Optional<Value> onVss(Signal signal, SignalValue value) {
        Stream<JsonNode> written = Stream.of(signal.onVss(value));
        Stream<JsonNode> scalars = Stream.concat(
                Stream.of(BooleanNode.TRUE, BooleanNode.FALSE, TextNode.valueOf(value.text())),
                IntStream.rangeClosed(-100, 100).mapToObj(number -> DecimalNode.valueOf(BigDecimal.valueOf(number))));
        return Stream.concat(written, scalars)
                .filter(json -> signal.fromVss(json).equals(Optional.of(value)))
                .findFirst()
                .flatMap(json -> Stream.of(
                                type(signal),
                                DataType.DATA_TYPE_INT8,
                                DataType.DATA_TYPE_STRING,
                                DataType.DATA_TYPE_BOOLEAN)
                        .flatMap(type -> VssValues.write(json, type).stream())
                        .findFirst());
    }
}
