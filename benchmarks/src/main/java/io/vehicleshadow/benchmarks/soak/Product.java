package io.vehicleshadow.benchmarks.soak;

import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** {@code ./run} as a process, which is killed and started again with the same data and ports. */
final class Product implements AutoCloseable {
    static final String RECORDER = "soak-recorder";
    private static final String ANYTHING = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iot:*", "Resource": "*"}]}""";
    private static final int PORTS = 7;

    private final Path data;
    private final List<String> command;
    private Process process;

    /** @param more options of {@code ./run} */
    Product(Path home, Path data, List<String> more) {
        this.data = data;
        command = new ArrayList<>(List.of(
                home.resolve("run").toString(),
                "--no-agent",
                "--port-base",
                String.valueOf(freePorts()),
                "--data",
                data.toString()));
        command.addAll(more);
    }

    /** The identity of the recorder, who may hear everything, before the first start. */
    void certifyRecorder() {
        try (LocalIot iot = LocalIot.start(LocalIotOptions.at(data).withPorts(0, 0, 0, 0))) {
            iot.issueCertificate(RECORDER, ANYTHING);
        }
    }

    /** Starts it, and waits until everything listens. */
    void start() throws IOException, InterruptedException {
        Files.deleteIfExists(data.resolve("endpoints.json"));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(data.resolve("run.out").toFile()))
                .start();
        while (!Files.exists(data.resolve("endpoints.json"))) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IOException("./run ended: see " + data.resolve("run.out"));
            }
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    long pid() {
        return process.pid();
    }

    Endpoints endpoints() throws IOException {
        return Endpoints.read(data);
    }

    Path data() {
        return data;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            process.onExit()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .exceptionally(late -> process.destroyForcibly())
                    .join();
        }
    }

    private static int freePorts() {
        int first = 20_000 + (int) (ProcessHandle.current().pid() % 1_000) * PORTS;
        return IntStream.iterate(first, base -> base < 32_000, base -> base + PORTS)
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(Product::isFree))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + PORTS + " free ports in a row from " + first));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
