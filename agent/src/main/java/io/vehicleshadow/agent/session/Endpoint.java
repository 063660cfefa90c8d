package io.vehicleshadow.agent.session;

import java.nio.file.Path;

/**
 * Where AWS IoT is.
 *
 * @param host host name of the data endpoint
 * @param port its MQTT port, 1 to 65535: 8883, or 443 where only that is let through
 * @param authority PEM file of the authority that signed the endpoint's certificate
 */
public record Endpoint(String host, int port, Path authority) {
    private static final int HIGHEST_PORT = 65_535;

    /** @throws IllegalArgumentException if host or port can't be one */
    public Endpoint {
        if (host.isBlank() || host.contains("/")) {
            throw new IllegalArgumentException("--endpoint is a host name such as"
                    + " a1b2c3d4e5f6g7-ats.iot.eu-west-1.amazonaws.com, but this is '" + host + "'");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("--port is 1 to " + HIGHEST_PORT + ", but this is " + port);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
