package io.vehicleshadow.agent.car.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.agent.car.Car;
import io.vehicleshadow.agent.car.CarSetting;
import io.vehicleshadow.agent.car.CarSetting.Pace;
import io.vehicleshadow.agent.car.EcuAnswer;
import io.vehicleshadow.agent.loop.InlineLoop;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKey;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cars behind real processes and sockets. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("slow")
class LineProgramsTest {
    private static final Path EXAMPLES = Path.of("../docs/your-own-car");
    private static final SignalKey ROOF = new SignalKey("sunroof");
    private static final SignalKey HEATING = new SignalKey("seatHeating");
    private static final SignalValue TILT = new SignalValue.Word("tilt");

    @TempDir
    private Path folder;

    private final InlineLoop loop = new InlineLoop("test", Clock.systemUTC());
    private final BlockingQueue<EcuAnswer> answers = new LinkedBlockingQueue<>();
    private final Semaphore changes = new Semaphore(0);
    private Car car;

    @AfterEach
    void end() {
        car.close();
        loop.close();
    }

    private CarSetting setting() {
        return new CarSetting(
                SignalCatalogue.read(EXAMPLES.resolve("catalogue.json")), loop, Optional.empty(), Pace.LIFELIKE);
    }

    private void start(String command) {
        follow(LineCar.process(command, setting()));
    }

    private void follow(Car started) {
        car = started;
        loop.execute(() -> car.onChange(changes::release));
    }

    private <T> T onLoop(Supplier<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.execute(() -> result.complete(task.get()));
        return result.join();
    }

    /** Looks again whenever the car says that a reading may have changed. */
    private void await(BooleanSupplier condition, String what) throws InterruptedException {
        while (!onLoop(condition::getAsBoolean)) {
            assertTrue(changes.tryAcquire(2, TimeUnit.MINUTES), "never: " + what);
        }
    }

    private void act(SignalKey key, SignalValue value) {
        loop.execute(() -> car.act(key, value, answers::add));
    }

    private String example(String name) throws IOException, InterruptedException {
        if (name.equals("car.c")) {
            Path program = folder.resolve("car");
            Process compiler = new ProcessBuilder(
                            "cc",
                            "-Wall",
                            "-Wextra",
                            "-Werror",
                            "-o",
                            program.toString(),
                            EXAMPLES.resolve(name).toString())
                    .inheritIO()
                    .start();
            assertEquals(0, compiler.waitFor());
            return program.toString();
        }
        return "python3 " + EXAMPLES.resolve(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"car.py", "car.c"})
    void the_examples_read_and_act(String name) throws Exception {
        assertTrue(Files.readAllLines(EXAMPLES.resolve(name)).size() < 60);
        start(example(name));
        await(() -> car.read().size() == 3, "readings");
        SignalValue three = new SignalValue.Quantity(BigDecimal.valueOf(3));
        act(HEATING, three);
        act(ROOF, TILT);
        assertEquals(new EcuAnswer.Done(), answers.take());
        assertEquals(new EcuAnswer.Done(), answers.take());
        Map<SignalKey, SignalValue> readings = onLoop(car::read);
        assertEquals(three, readings.get(HEATING));
        assertEquals(TILT, readings.get(ROOF));
    }

    /** Notes each act in a file and dies of the first; when started again, the roof is found where it was sent. */
    private String dying() throws IOException {
        Path acts = folder.resolve("acts");
        Path script = Files.writeString(folder.resolve("dying.sh"), """
                if [ -s '%1$s' ]; then echo '{"readings":{"sunroof":"tilt"}}'; else echo '{"readings":{"sunroof":"close"}}'; fi
                while read -r line; do
                  case $line in *'"act"'*) echo "$line" >>'%1$s'; exit 1;; *ping*) echo '{"pong":1}';; esac
                done
                """.formatted(acts));
        return "sh " + script;
    }

    @Test
    void a_program_that_dies_is_started_again_and_what_was_under_way_is_not_sent_again() throws Exception {
        start(dying());
        await(() -> car.read().containsKey(ROOF), "readings");
        act(ROOF, TILT);
        assertEquals(new EcuAnswer.Done(), answers.take());
        assertEquals(TILT, onLoop(car::read).get(ROOF));
        assertEquals(1, Files.readAllLines(folder.resolve("acts")).size());
    }

    @Test
    void a_program_that_can_not_be_started_is_a_car_that_can_not_be_reached() throws Exception {
        start("exit 3");
        act(ROOF, TILT);
        assertEquals(new EcuAnswer.Unreachable(), answers.take());
        assertEquals(Map.of(), onLoop(car::read));
    }

    @Test
    void a_program_that_hangs_is_ended_and_started_again() throws Exception {
        Path starts = folder.resolve("starts");
        start("echo start >>'" + starts + "'; echo '{\"readings\":{\"speed\":0}}'; exec sleep 1000");
        await(() -> car.read().size() == 1, "readings");
        await(() -> lines(starts) >= 2, "a second start");
    }

    @Test
    void a_program_that_floods_stops_no_loop() throws Exception {
        start("echo '{\"readings\":{\"speed\":5}}'; exec yes '{\"readings\":{\"seatHeating\":1}}'");
        await(() -> car.read().size() == 2, "readings");
        for (int i = 0; i < 100; i++) {
            assertEquals(2, onLoop(car::read).size());
        }
    }

    @Test
    void a_line_that_is_too_long_is_left_out() throws Exception {
        start("head -c 20000 /dev/zero | tr '\\\\0' x; echo; echo '{\"readings\":{\"speed\":5}}'; exec cat >/dev/null");
        await(() -> car.read().size() == 1, "the reading after the long line");
    }

    @Test
    void a_program_may_listen_on_a_unix_socket_and_come_back() throws Exception {
        Path socket = folder.resolve("car.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            follow(LineCar.unix(socket.toString(), setting()));
            try (SocketChannel first = server.accept()) {
                say(first, "{\"readings\":{\"sunroof\":\"close\"}}");
                await(() -> car.read().size() == 1, "readings");
                act(ROOF, TILT);
                BufferedReader lines = new BufferedReader(Channels.newReader(first, StandardCharsets.UTF_8));
                assertTrue(lines.readLine().contains("\"protocol\":1"));
                assertEquals("{\"act\":1,\"signal\":\"sunroof\",\"value\":\"tilt\"}", lines.readLine());
            }
            await(() -> car.read().isEmpty(), "no reading without a program");
            try (SocketChannel second = server.accept()) {
                say(second, "{\"readings\":{\"sunroof\":\"tilt\"}}");
                assertEquals(new EcuAnswer.Done(), answers.take());
            }
        }
        assertEquals(List.of(), List.copyOf(answers));
    }

    private static void say(SocketChannel to, String line) throws IOException {
        to.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    private static int lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).size() : 0;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
