package io.vehicleshadow.agent.car.kuksa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.CarSetting;
import io.vehicleshadow.agent.car.CarSetting.Pace;
import io.vehicleshadow.agent.car.EcuAnswer;
import io.vehicleshadow.agent.car.kuksa.wire.DataType;
import io.vehicleshadow.agent.car.kuksa.wire.EntryType;
import io.vehicleshadow.agent.car.kuksa.wire.Value;
import io.vehicleshadow.agent.loop.InlineLoop;
import io.vehicleshadow.vehicle.command.Reason;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A car behind a databroker of our own, over sockets. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KuksaCarTest {
    private static final String SWITCH = "Vehicle.Cabin.Sunroof.Switch";
    private static final String POSITION = "Vehicle.Cabin.Sunroof.Position";
    private static final String HEATING = "Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling";
    private static final String SPEED = "Vehicle.Speed";
    private static final SignalKey ROOF = new SignalKey("sunroof");
    private static final SignalKey SEAT = new SignalKey("seatHeating");
    private static final SignalValue TILT = new SignalValue.Word("tilt");
    private static final SignalValue CLOSE = new SignalValue.Word("close");

    @TempDir
    private Path folder;

    private final InlineLoop loop = new InlineLoop("test", Clock.systemUTC());
    private final BlockingQueue<EcuAnswer> answers = new LinkedBlockingQueue<>();
    private final Semaphore changes = new Semaphore(0);
    private final Databroker broker = new Databroker()
            .with(SWITCH, DataType.DATA_TYPE_STRING, EntryType.ENTRY_TYPE_ACTUATOR)
            .with(POSITION, DataType.DATA_TYPE_INT8, EntryType.ENTRY_TYPE_SENSOR)
            .with(HEATING, DataType.DATA_TYPE_INT8, EntryType.ENTRY_TYPE_ACTUATOR)
            .with(SPEED, DataType.DATA_TYPE_FLOAT, EntryType.ENTRY_TYPE_SENSOR);
    private BrokerServer server;
    private Car car;

    @AfterEach
    void end() {
        if (car != null) {
            car.close();
        }
        loop.close();
        if (server != null) {
            server.close();
        }
    }

    private void parked() {
        broker.publish(Map.of(POSITION, number(0), HEATING, number(0), SPEED, speed(0)));
        broker.provideBy((path, value) -> {});
    }

    private static Value number(int number) {
        return Value.newBuilder().setInt32(number).build();
    }

    private static Value speed(float number) {
        return Value.newBuilder().setFloat(number).build();
    }

    private void start() throws Exception {
        server = BrokerServer.plain(broker);
        open("kuksa://localhost:" + server.port());
        await(() -> car.read().size() == 3, "all readings");
    }

    private void open(String address) {
        car = KuksaCar.at(
                address,
                new CarSetting(
                        SignalCatalogue.read(Path.of("../docs/your-own-car/catalogue.json")),
                        loop,
                        Optional.empty(),
                        Pace.LIFELIKE));
        loop.execute(() -> car.onChange(changes::release));
    }

    private <T> T onLoop(Supplier<T> question) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.execute(() -> answer.complete(question.get()));
        return answer.get(1, TimeUnit.MINUTES);
    }

    private void await(BooleanSupplier condition, String what) throws Exception {
        while (!onLoop(condition::getAsBoolean)) {
            assertTrue(changes.tryAcquire(2, TimeUnit.MINUTES), "never: " + what);
        }
    }

    private void act(SignalKey key, SignalValue value) {
        loop.execute(() -> car.act(key, value, answers::add));
    }

    private SignalValue roof() throws Exception {
        return onLoop(() -> car.read().get(ROOF));
    }

    @Test
    void what_was_forwarded_is_done_when_the_other_path_reads_so() throws Exception {
        parked();
        start();
        act(ROOF, TILT);
        assertEquals("TILT_UP", broker.forwarded.take().getValue().getString());
        broker.publish(SPEED, speed(3));
        await(() -> !car.read().get(new SignalKey("speed")).text().equals("0"), "the speed");
        assertEquals(List.of(), List.copyOf(answers));
        assertEquals(CLOSE, roof());
        broker.publish(POSITION, number(-40));
        assertEquals(new EcuAnswer.Done(), answers.take());
        assertEquals(TILT, roof());
        assertTrue(broker.forwarded.isEmpty());
    }

    @Test
    void a_level_is_written_and_read_on_the_scale_of_its_path() throws Exception {
        parked();
        broker.provideBy((path, value) -> broker.publish(path, number(value.getInt32() + 3)));
        start();
        act(SEAT, new SignalValue.Quantity(BigDecimal.ONE));
        assertEquals(new EcuAnswer.Done(), answers.take());
        assertEquals(number(33), broker.forwarded.take().getValue());
        assertEquals(
                new SignalValue.Quantity(BigDecimal.ONE),
                onLoop(() -> car.read().get(SEAT)));
    }

    @Test
    void without_a_provider_nothing_is_done_and_its_last_values_stay() throws Exception {
        parked();
        start();
        broker.providerGoes();
        act(ROOF, TILT);
        assertEquals(new EcuAnswer.Unreachable(), answers.take());
        assertEquals(CLOSE, roof());
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_ARGUMENT, INVALID_VALUE",
        "OUT_OF_RANGE, INVALID_VALUE",
        "NOT_FOUND, UNKNOWN_SIGNAL",
        "UNAUTHENTICATED,",
        "PERMISSION_DENIED,"
    })
    void what_the_broker_refuses_is_answered_with_why(Status.Code code, Reason reason) throws Exception {
        parked();
        start();
        broker.answerInstead(code.toStatus());
        act(ROOF, TILT);
        assertEquals(reason == null ? new EcuAnswer.Fault() : new EcuAnswer.Refused(reason), answers.take());
        assertTrue(broker.forwarded.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"INTERNAL", "DATA_LOSS", "UNKNOWN", "DEADLINE_EXCEEDED", "ABORTED", "RESOURCE_EXHAUSTED"})
    void an_error_after_something_was_forwarded_is_no_answer_and_nothing_is_sent_again(Status.Code code)
            throws Exception {
        parked();
        start();
        broker.answerAfterwards(code.toStatus());
        act(ROOF, TILT);
        broker.forwarded.take();
        broker.publish(POSITION, number(-100));
        assertEquals(new EcuAnswer.Done(), answers.take());
        assertTrue(broker.forwarded.isEmpty());
    }

    @Test
    void what_the_type_of_a_path_can_not_hold_is_never_sent() throws Exception {
        broker.with(SWITCH, DataType.DATA_TYPE_BOOLEAN, EntryType.ENTRY_TYPE_ACTUATOR);
        parked();
        start();
        act(ROOF, TILT);
        assertEquals(new EcuAnswer.Refused(Reason.INVALID_VALUE), answers.take());
        assertTrue(broker.forwarded.isEmpty());
    }

    @Test
    void what_this_car_only_reads_is_no_signal_to_command() throws Exception {
        broker.with(SWITCH, DataType.DATA_TYPE_STRING, EntryType.ENTRY_TYPE_SENSOR);
        parked();
        start();
        act(ROOF, TILT);
        assertEquals(new EcuAnswer.Refused(Reason.UNKNOWN_SIGNAL), answers.take());
        assertEquals(CLOSE, roof());
    }

    @Test
    void values_that_flap_are_reported_as_they_are_and_the_act_is_done_once() throws Exception {
        parked();
        broker.provideBy((path, value) -> {
            for (int i = 0; i < 50; i++) {
                broker.publish(POSITION, number(i % 2 == 0 ? -50 : 0));
            }
        });
        start();
        act(ROOF, TILT);
        broker.forwarded.take();
        await(() -> CLOSE.equals(car.read().get(ROOF)), "the last value");
        broker.publish(POSITION, number(-1));
        assertEquals(new EcuAnswer.Done(), answers.take());
        await(() -> TILT.equals(car.read().get(ROOF)), "the value after it");
        assertEquals(List.of(), List.copyOf(answers));
        assertTrue(broker.forwarded.isEmpty());
    }

    @Test
    void a_reading_that_is_none_or_strange_is_absent() throws Exception {
        parked();
        start();
        broker.publish(SPEED, Value.getDefaultInstance());
        await(() -> car.read().size() == 2, "no speed");
        broker.publish(SPEED, speed(Float.NaN));
        broker.publish(POSITION, Value.newBuilder().setString("ajar").build());
        await(() -> car.read().size() == 1, "no roof");
        broker.publish(POSITION, number(50));
        await(() -> car.read().containsKey(ROOF), "the roof");
        assertEquals(new SignalValue.Word("open"), roof());
    }

    @Test
    void what_the_token_may_not_read_is_absent() throws Exception {
        parked();
        broker.hide(SPEED);
        server = BrokerServer.plain(broker);
        open("kuksa://localhost:" + server.port());
        await(() -> car.read().size() == 2, "what may be read");
        assertEquals(CLOSE, roof());
    }

    @Test
    void a_flood_of_readings_loses_none_of_another_signal() throws Exception {
        parked();
        start();
        broker.publish(POSITION, number(70));
        for (int i = 0; i < 5000; i++) {
            broker.publish(SPEED, speed(i % 200));
        }
        broker.publish(SPEED, speed(250));
        await(() -> car.read().get(new SignalKey("speed")).text().equals("250"), "the last speed");
        assertEquals(new SignalValue.Word("open"), roof());
        assertTrue(broker.buffer() > 0);
    }

    @Test
    void a_stream_that_ends_well_is_a_lost_connection_and_what_was_under_way_is_read_not_sent_again() throws Exception {
        parked();
        start();
        act(ROOF, TILT);
        broker.forwarded.take();
        broker.endStreams();
        await(() -> car.read().isEmpty(), "no reading without a connection");
        broker.publish(POSITION, number(-10));
        assertEquals(new EcuAnswer.Done(), answers.take());
        assertEquals(TILT, roof());
        assertTrue(broker.forwarded.isEmpty());
    }

    @Test
    void a_broker_that_is_killed_and_comes_back_gets_nothing_twice() throws Exception {
        parked();
        broker.hang();
        start();
        act(ROOF, TILT);
        broker.forwarded.take();
        server.close();
        await(() -> car.read().isEmpty(), "no reading without a broker");
        act(SEAT, new SignalValue.Quantity(BigDecimal.ONE));
        assertEquals(new EcuAnswer.Unreachable(), answers.take());
        Databroker again = new Databroker()
                .with(SWITCH, DataType.DATA_TYPE_STRING, EntryType.ENTRY_TYPE_ACTUATOR)
                .with(POSITION, DataType.DATA_TYPE_INT8, EntryType.ENTRY_TYPE_SENSOR);
        again.publish(POSITION, number(-10));
        server = BrokerServer.at(server.port(), again);
        assertEquals(new EcuAnswer.Done(), answers.take());
        assertEquals(Map.of(ROOF, TILT), onLoop(car::read));
        assertTrue(broker.forwarded.isEmpty() && again.forwarded.isEmpty());
    }

    @Test
    void a_broker_that_hangs_or_a_connection_that_is_dead_takes_the_readings_with_it() throws Exception {
        parked();
        start();
        broker.hang();
        await(() -> car.read().isEmpty(), "no reading of a broker that does not answer");
        act(ROOF, TILT);
        assertEquals(new EcuAnswer.Unreachable(), answers.take());
    }

    @Test
    void a_half_open_connection_is_found_and_nothing_is_done_late() throws Exception {
        parked();
        server = BrokerServer.plain(broker);
        try (Relay relay = new Relay(server.port())) {
            open("kuksa://localhost:" + relay.port());
            await(() -> car.read().size() == 3, "all readings");
            relay.swallow();
            act(ROOF, TILT);
            await(() -> car.read().isEmpty(), "no reading over a dead connection");
            assertTrue(broker.forwarded.isEmpty());
            relay.restore();
            await(() -> car.read().size() == 3, "all readings again");
            assertTrue(broker.forwarded.isEmpty());
            assertEquals(CLOSE, roof());
        }
    }

    @Test
    void a_token_is_read_anew_for_each_connection() throws Exception {
        parked();
        Path token = Files.writeString(folder.resolve("token"), "old\n");
        server = BrokerServer.withToken(broker, "Bearer new");
        open("kuksa://localhost:" + server.port() + "?token=" + token);
        server.refused().acquire();
        assertEquals(Map.of(), onLoop(car::read));
        Files.writeString(token, "new\n");
        await(() -> car.read().size() == 3, "readings with the new token");
    }

    @Test
    void over_tls_only_a_broker_of_that_authority_is_spoken_to() throws Exception {
        parked();
        Path ca = folder.resolve("ca.pem");
        server = BrokerServer.overTls(broker, folder, ca);
        open("kuksa://localhost:" + server.port() + "?ca=" + ca);
        await(() -> car.read().size() == 3, "readings over TLS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kuksa:",
                "kuksa://",
                "kuksa://localhost",
                "kuksa://localhost:55555/path",
                "kuksa://localhost:55555?tls=on",
                "kuksa://localhost:55555?token",
                "kuksa://local host:1"
            })
    void an_address_that_is_none_is_refused_with_the_right_form(String address) throws IOException {
        String refusal = assertThrows(IllegalArgumentException.class, () -> open(address))
                .getMessage();
        assertTrue(refusal.contains("kuksa://HOST:PORT"), refusal);
    }

    @Test
    void a_token_that_is_not_there_is_told_at_once() {
        String refusal = assertThrows(
                        IllegalArgumentException.class,
                        () -> open("kuksa://localhost:1?token=" + folder.resolve("none")))
                .getMessage();
        assertTrue(refusal.contains("can't be read"), refusal);
    }
}
