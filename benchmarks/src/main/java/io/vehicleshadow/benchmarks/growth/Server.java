package io.vehicleshadow.benchmarks.growth;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.benchmarks.measure.Bench;
import io.vehicleshadow.benchmarks.measure.PemIdentity;
import io.vehicleshadow.benchmarks.measure.ProcessMemory;
import io.vehicleshadow.localiot.identity.CertificateName;
import io.vehicleshadow.localiot.identity.Identities;
import io.vehicleshadow.localiot.policy.PolicyDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/** local-iot as a process of its own, as it is started by hand. */
final class Server implements AutoCloseable {
    private final Process process;
    private final int port;
    private final PemIdentity client;

    private Server(Process process, int port, PemIdentity client) {
        this.process = process;
        this.port = port;
        this.client = client;
    }

    static Server start() throws IOException, InterruptedException {
        Path folder = Bench.folder();
        try (Identities identities = Identities.at(folder, Clock.systemUTC())) {
            identities.issue(new CertificateName("app"), PolicyDocument.parse(Bench.ANYTHING), Set.of());
        }
        Path out = folder.resolve("endpoints.json");
        Process process = new ProcessBuilder(
                        Bench.home().resolve("local-iot/local-iot").toString(),
                        "start",
                        "--data",
                        folder.toString(),
                        "--port-base",
                        "0")
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("log").toFile())
                .start();
        Bench.await(() -> Files.readString(out).contains("}"));
        String mqtt = new ObjectMapper().readTree(out.toFile()).path("mqtt").asText();
        int port = Integer.parseInt(mqtt.substring(mqtt.indexOf(':') + 1));
        return new Server(process, port, PemIdentity.in(folder.resolve("certificates"), "app"));
    }

    int port() {
        return port;
    }

    /** Who may do anything there. */
    PemIdentity client() {
        return client;
    }

    double residentKilobytes() throws IOException {
        return ProcessMemory.of(process.pid()).residentKilobytes();
    }

    @Override
    public void close() {
        Bench.end(process);
    }
}
