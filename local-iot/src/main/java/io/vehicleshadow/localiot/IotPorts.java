package io.vehicleshadow.localiot;

/**
 * The TCP ports on loopback, 0 to 65535 each; 0 takes a free one.
 *
 * @param mqtt MQTT over TLS with client certificates
 * @param dataPlane the data plane over plain HTTP
 * @param mqttWebSocket MQTT over WebSocket
 * @param dataPlaneTls the data plane over HTTPS with client certificates
 * @param mqttWebSocketTls MQTT over WebSocket and TLS
 */
public record IotPorts(int mqtt, int dataPlane, int mqttWebSocket, int dataPlaneTls, int mqttWebSocketTls) {

    private static final int HIGHEST = 65_535;
    private static final int OFFSETS = 5;

    /** @throws IllegalArgumentException when a number is no port */
    public IotPorts {
        requirePort(mqtt);
        requirePort(dataPlane);
        requirePort(mqttWebSocket);
        requirePort(dataPlaneTls);
        requirePort(mqttWebSocketTls);
    }

    /** Those that the documentation names: 8883, 8081, 8082, 8443 and 8444. */
    public static IotPorts usual() {
        return new IotPorts(8883, 8081, 8082, 8443, 8444);
    }

    /** Free ones. */
    public static IotPorts free() {
        return new IotPorts(0, 0, 0, 0, 0);
    }

    /**
     * {@code base + 1} for the data plane, {@code + 2} for WebSocket, {@code + 3} for MQTT, {@code + 4} for the data
     * plane over HTTPS, {@code + 5} for WebSocket over TLS; free ones when {@code base} is 0.
     *
     * @throws IllegalArgumentException when {@code base} is neither 0 nor 1 to 65530
     */
    public static IotPorts from(int base) {
        if (base < 0 || base > HIGHEST - OFFSETS) {
            throw new IllegalArgumentException(
                    "port base " + base + ": use 0 for free ports, or 1 to " + (HIGHEST - OFFSETS));
        }
        return base == 0 ? free() : new IotPorts(base + 3, base + 1, base + 2, base + 4, base + 5);
    }

    private static void requirePort(int port) {
        if (port < 0 || port > HIGHEST) {
            throw new IllegalArgumentException("port " + port + ": use 0 for a free one, or 1 to " + HIGHEST);
        }
    }
}
