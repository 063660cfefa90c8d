package io.vehicleshadow.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Predicate;

/** A person with curl: asks through the data plane and looks at the shadow. */
final class ShadowClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI shadow;

    ShadowClient(String dataPlane, String thing) {
        shadow = URI.create(dataPlane + "/things/" + thing + "/shadow");
    }

    /** Writes {@code desired}; returns the version that identifies the command. */
    long ask(String signal, String value) throws IOException, InterruptedException {
        return update("{\"state\":{\"desired\":{\"" + signal + "\":\"" + value + "\"}}}");
    }

    /** Writes {@code desired} as it is, whatever it is. */
    long desire(String json) throws IOException, InterruptedException {
        return update("{\"state\":{\"desired\":" + json + "}}");
    }

    /** Withdraws whatever is asked and not answered. */
    void withdrawAll() throws IOException, InterruptedException {
        update("{\"state\":{\"desired\":null}}");
    }

    /** Writes {@code reported}, as a car would. */
    void report(String json) throws IOException, InterruptedException {
        update("{\"state\":{\"reported\":" + json + "}}");
    }

    void delete() throws IOException, InterruptedException {
        http.send(HttpRequest.newBuilder(shadow).DELETE().build(), BodyHandlers.discarding());
    }

    private long update(String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(shadow)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
        return JSON.readTree(answer.body()).path("version").asLong();
    }

    JsonNode document() throws IOException, InterruptedException {
        return JSON.readTree(http.send(HttpRequest.newBuilder(shadow).build(), BodyHandlers.ofString())
                .body());
    }

    /** Looks until the shadow is as expected. */
    JsonNode await(String expectation, Predicate<JsonNode> expected) throws IOException, InterruptedException {
        return Looks.until(expectation, this::document, expected);
    }

    /** Looks until the command of that version is answered. */
    JsonNode awaitOutcome(String signal, long version) throws IOException, InterruptedException {
        return await(
                "an outcome of " + signal + " for version " + version,
                document -> outcome(document, signal).path("version").asLong() >= version);
    }

    static JsonNode outcome(JsonNode document, String signal) {
        return document.path("state").path("reported").path("outcomes").path(signal);
    }

    static String reported(JsonNode document, String signal) {
        return document.path("state").path("reported").path(signal).asText();
    }
}
