package io.vehicleshadow.agent.options;

import io.vehicleshadow.agent.session.Endpoint;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say where AWS IoT is. */
public final class EndpointOptions {
    @Option(names = "--endpoint", required = true, paramLabel = "HOST", description = "The AWS IoT data endpoint.")
    private String endpoint;

    @Option(names = "--port", defaultValue = "8883", description = "Its MQTT port (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--ca", required = true, paramLabel = "FILE", description = "The endpoint's authority, PEM.")
    private Path authority;

    private EndpointOptions() {}

    /** @throws IllegalArgumentException if host or port can't be one, or the file holds no certificate */
    public Endpoint endpoint() {
        return new Endpoint(endpoint, port, PemFile.certificate("--ca", authority));
    }
}
