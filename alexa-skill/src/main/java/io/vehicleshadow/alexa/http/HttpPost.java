package io.vehicleshadow.alexa.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.alexa.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** One POST over the JDK's own client. */
public final class HttpPost {
    private HttpPost() {}

    /** What was answered. */
    public record Answer(int status, String body) {
        /** The body; an empty object if it is not JSON. */
        public JsonNode json() {
            try {
                return Json.read(body.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                return Json.object();
            }
        }
    }

    /**
     * Sends it once.
     *
     * @param timeout for connecting, and again for each read
     * @throws IOException if there is no answer in that time
     */
    public static Answer send(URI address, Map<String, String> headers, String body, Duration timeout)
            throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout((int) timeout.toMillis());
        connection.setReadTimeout((int) timeout.toMillis());
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        headers.forEach(connection::setRequestProperty);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
