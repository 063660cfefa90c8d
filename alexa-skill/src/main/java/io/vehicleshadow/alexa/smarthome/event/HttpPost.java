package io.vehicleshadow.alexa.smarthome.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.alexa.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/** One POST over the JDK's own client. */
final class HttpPost {
    private static final int TIMEOUT_MILLISECONDS = 4_000;

    private HttpPost() {}

    /** What was answered; JSON that is none is empty. */
    record Answer(int status, JsonNode json) {}

    /** @throws IOException if there is no answer in four seconds */
    static Answer send(URI address, Map<String, String> headers, byte[] body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLISECONDS);
        connection.setReadTimeout(TIMEOUT_MILLISECONDS);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        headers.forEach(connection::setRequestProperty);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, in == null ? Json.object() : json(in.readAllBytes()));
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return Json.read(body);
        } catch (IOException e) {
            return Json.object();
        }
    }
}
