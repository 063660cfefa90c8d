package io.vehicleshadow.localiot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.localiot.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A control plane over HTTP. */
final class ControlPlaneAddress {

    private static final int NOT_FOUND = 404;
    private static final int OK = 200;

    private final URI endpoint;
    private final HttpClient http = HttpClient.newHttpClient();

    ControlPlaneAddress(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** What is at the path; empty when there is nothing. */
    Optional<JsonNode> find(String path) {
        return find(path, NOT_FOUND);
    }

    /** @param missing the status that says that there is nothing */
    Optional<JsonNode> find(String path, int missing) {
        HttpResponse<String> response = send("GET", path, "", Map.of());
        return response.statusCode() == missing ? Optional.empty() : Optional.of(read(response));
    }

    void call(String method, String path, JsonNode body) {
        call(method, path, body, Map.of());
    }

    void call(String method, String path, JsonNode body, Map<String, String> headers) {
        read(send(method, path, body.toString(), headers));
    }

    /** The same, and nothing where what it is about is gone. */
    void undo(String method, String path, JsonNode body, Map<String, String> headers) {
        HttpResponse<String> response = send(method, path, body.toString(), headers);
        if (response.statusCode() != NOT_FOUND) {
            read(response);
        }
    }

    /** Removes what is at the path, if there is something. */
    void delete(String path) {
        undo("DELETE", path, Json.object(), Map.of());
    }

    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("no local-iot answers at " + endpoint + ": start it first (" + e + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(HttpResponse<String> response) {
        JsonNode answer = Json.read(response.body());
        if (response.statusCode() != OK) {
            String type = response.headers().firstValue("x-amzn-ErrorType").orElse("HTTP " + response.statusCode());
            throw new IllegalArgumentException(
                    type + ": " + answer.path("message").asText());
        }
        return answer;
    }
}
