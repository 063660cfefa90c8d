package io.vehicleshadow.localiot;

import io.vehicleshadow.localiot.json.Json;
import java.nio.file.Path;

/**
 * Where a running local-iot is found. All of it is on loopback.
 *
 * @param ports the ports in use
 * @param certificates the folder with {@code ca.pem}, and {@code NAME.pem} and {@code NAME.key} of each certificate
 */
public record Endpoints(IotPorts ports, Path certificates) {

    /** MQTT over TLS, such as {@code localhost:8883}. */
    public String mqtt() {
        return "localhost:" + ports.mqtt();
    }

    public int mqttPort() {
        return ports.mqtt();
    }

    /** MQTT over WebSocket, such as {@code ws://localhost:8082/mqtt}. */
    public String mqttWebSocket() {
        return "ws://localhost:" + ports.mqttWebSocket() + "/mqtt";
    }

    /** MQTT over WebSocket and TLS, such as {@code wss://localhost:8444/mqtt}. */
    public String mqttWebSocketTls() {
        return "wss://localhost:" + ports.mqttWebSocketTls() + "/mqtt";
    }

    /** The data plane for callers without a certificate, such as {@code http://localhost:8081}. */
    public String dataPlane() {
        return "http://localhost:" + ports.dataPlane();
    }

    /** The data plane for callers with a certificate, such as {@code https://localhost:8443}. */
    public String dataPlaneTls() {
        return "https://localhost:" + ports.dataPlaneTls();
    }

    /** All of it as one line of JSON. */
    public String json() {
        return Json.object()
                .put("dataPlane", dataPlane())
                .put("dataPlaneTls", dataPlaneTls())
                .put("mqttWebSocket", mqttWebSocket())
                .put("mqttWebSocketTls", mqttWebSocketTls())
                .put("mqtt", mqtt())
                .put("certificates", certificates.toString())
                .toString();
    }
}
