package io.vehicleshadow.localiot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Where a running local-iot is found. All of it is on loopback.
 *
 * @param ports the ports in use
 * @param certificates the folder with {@code ca.pem}, and {@code NAME.pem} and {@code NAME.key} of each certificate
 */
public record Endpoints(IotPorts ports, Path certificates) {

    private static final JsonFactory JSON = new JsonFactory();

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
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("dataPlane", dataPlane());
            json.writeStringField("dataPlaneTls", dataPlaneTls());
            json.writeStringField("mqttWebSocket", mqttWebSocket());
            json.writeStringField("mqtt", mqtt());
            json.writeStringField("certificates", certificates.toString());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }
}
