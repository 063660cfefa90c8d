package io.vehicleshadow.benchmarks.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** HTTP requests whose answers are written down, and the few that nobody has to know of. */
final class Wire {
    static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private Wire() {}

    /** Sends it, and writes down what was answered, or that nothing was. */
    static JsonNode said(ObjectNode word, HttpRequest request, Lines words) throws InterruptedException {
        ObjectNode answer = Lines.JSON.createObjectNode();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            word.put("status", response.statusCode());
            JsonNode body = Lines.JSON.readTree(response.body());
            answer = body.isObject() ? (ObjectNode) body : answer;
        } catch (IOException e) {
            word.put("status", 0).put("failure", e.toString());
        }
        word.put("at", Lines.now());
        words.write(word.set("answer", answer));
        return answer;
    }

    /** Anybody who writes {@code desired} directly, as a client of the Device Shadow service. */
    static JsonNode desire(URI dataPlane, String thing, String signal, JsonNode value, Lines words)
            throws InterruptedException {
        ObjectNode body = Lines.JSON.createObjectNode();
        body.withObject("/state/desired").set(signal, value);
        ObjectNode word = Lines.JSON
                .createObjectNode()
                .put("kind", "desired")
                .put("from", "shadow client")
                .put("thing", thing)
                .put("asked", Lines.now());
        word.putObject("request").set(signal, value);
        HttpRequest request = HttpRequest.newBuilder(dataPlane.resolve("/things/" + thing + "/shadow"))
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        return said(word, request, words);
    }

    /** An answer with JSON, as it came; a missing node where nobody answers. */
    static JsonNode get(URI address) throws InterruptedException {
        return fetched(HttpRequest.newBuilder(address).timeout(PATIENCE).build());
    }

    /** Does something to a car by hand; whether it was taken. */
    static boolean byHand(URI control, JsonNode wish) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(control)
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(wish.toString()))
                .build();
        return !fetched(request).isMissingNode();
    }

    private static JsonNode fetched(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            return answer.statusCode() < 300 ? Lines.JSON.readTree(answer.body()) : MissingNode.getInstance();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
