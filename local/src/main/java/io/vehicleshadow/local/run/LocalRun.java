package io.vehicleshadow.local.run;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import io.vehicleshadow.vehicle.policy.IotAddress;
import io.vehicleshadow.vehicle.policy.PolicyDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** All parts of the product, running on this machine. */
final class LocalRun implements AutoCloseable {
    private static final String VEHICLE = "tcu";
    private static final PolicyDocuments POLICIES =
            new PolicyDocuments(new IotAddress("aws", "us-east-1", "000000000000"));

    private final Path dataFolder;
    private final LocalIot iot;
    private final Optional<AgentProcess> agent;
    private final Endpoints endpoints;

    private LocalRun(Path dataFolder, LocalIot iot, Optional<AgentProcess> agent, Endpoints endpoints) {
        this.dataFolder = dataFolder;
        this.iot = iot;
        this.agent = agent;
        this.endpoints = endpoints;
    }

    /**
     * Starts everything, or nothing.
     *
     * @throws IOException if a part can't start; says which and why
     */
    static LocalRun start(RunOptions options) throws IOException {
        Path folder = options.dataFolder();
        Ports ports = options.ports();
        LocalIot iot = LocalIot.start(LocalIotOptions.at(folder)
                .withPorts(ports.mqtt(), ports.dataPlane(), ports.mqttWebSocket(), ports.dataPlaneTls()));
        try {
            if (!Files.exists(folder.resolve("certificates").resolve(VEHICLE + ".pem"))) {
                iot.issueCertificate(VEHICLE, POLICIES.vehicle());
            }
            Endpoints endpoints = endpoints(options);
            endpoints.write(folder);
            Optional<AgentProcess> agent = options.withAgent()
                    ? Optional.of(AgentProcess.start(options.home(), folder, endpoints))
                    : Optional.empty();
            return new LocalRun(folder, iot, agent, endpoints);
        } catch (IOException | RuntimeException e) {
            iot.close();
            throw e;
        }
    }

    /** Where the parts listen. */
    Endpoints endpoints() {
        return endpoints;
    }

    /** Completes with the exit code when the agent ends before the run does. */
    CompletableFuture<Integer> agentEnded() {
        return agent.map(AgentProcess::ended).orElseGet(CompletableFuture::new);
    }

    /** Ends everything, the vehicle first, so that it can say goodbye. */
    @Override
    public void close() {
        try {
            Endpoints.remove(dataFolder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            agent.ifPresent(AgentProcess::close);
            iot.close();
        }
    }

    private static Endpoints endpoints(RunOptions options) {
        Ports ports = options.ports();
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("dataPlane", "http://localhost:" + ports.dataPlane());
        addresses.put("dataPlaneTls", "https://localhost:" + ports.dataPlaneTls());
        addresses.put("mqttWebSocket", "ws://localhost:" + ports.mqttWebSocket() + "/mqtt");
        addresses.put("mqtt", "localhost:" + ports.mqtt());
        addresses.put(
                "certificates", options.dataFolder().resolve("certificates").toString());
        addresses.put("car", "http://localhost:" + ports.car());
        return new Endpoints(addresses);
    }
}
