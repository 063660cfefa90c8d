package io.vehicleshadow.agent.provision;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where AWS IoT is, and how long to wait for it.
 *
 * @param host host name of the data endpoint
 * @param port its MQTT port, 1 to 65535
 * @param authority PEM file of the authority that signed the endpoint's certificate
 * @param patience the longest wait for a connection or an answer
 */
record Endpoint(String host, int port, Path authority, Duration patience) {
    private static final int HIGHEST_PORT = 65_535;

    Endpoint {
        if (host.isBlank() || host.contains("/")) {
            throw new IllegalArgumentException("--endpoint is a host name such as"
                    + " a1b2c3d4e5f6g7-ats.iot.eu-west-1.amazonaws.com, but this is '" + host + "'");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("--port is 1 to " + HIGHEST_PORT + ", but this is " + port);
        }
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("--patience is at least a second, but this is " + patience.toSeconds());
        }
    }
}
