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
import io.vehicleshadow.agent.car.EcuAnswer;
import io.vehicleshadow.agent.car.kuksa.wire.DataType;
import io.vehicleshadow.agent.car.kuksa.wire.EntryType;
import io.vehicleshadow.agent.car.kuksa.wire.Value;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalKind;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A car behind a databroker of our own whose provider drives another car: gRPC in one process and on one thread, so that a
 * virtual clock goes for all of it.
 */
public final class BrokeredCar implements Car {
    private final Databroker broker = new Databroker();
    private final Map<String, Signal> acting = new LinkedHashMap<>();
    private final Car driven;
    private final CarSetting setting;
    private final Server server;
    private final Car car;

    private BrokeredCar(Car driven, CarSetting setting) throws IOException {
        this.driven = driven;
        this.setting = setting;
        for (Signal signal : setting.catalogue().signals()) {
            declare(signal);
        }
        broker.provideBy(this::provide);
        driven.onChange(this::publish);
        publish();
        String name = InProcessServerBuilder.generateName();
        server = InProcessServerBuilder.forName(name)
                .directExecutor()
                .addService(broker)
                .build()
                .start();
        car = KuksaCar.behind(
                name,
                () -> InProcessChannelBuilder.forName(name).directExecutor().build(),
                setting);
    }

    /** A car that drives the other one. */
    public static Car driving(Car driven, CarSetting setting) {
        try {
            return new BrokeredCar(driven, setting);
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

    @Override
    public Map<SignalKey, SignalValue> read() {
        return car.read();
    }

    @Override
    public void act(SignalKey key, SignalValue value, Consumer<EcuAnswer> answer) {
        car.act(key, value, answer);
    }

    @Override
    public void onChange(Runnable listener) {
        car.onChange(listener);
    }

    @Override
    public void close() {
        car.close();
        server.shutdownNow();
    }
}
