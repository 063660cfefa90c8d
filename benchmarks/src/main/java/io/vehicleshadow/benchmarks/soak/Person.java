package io.vehicleshadow.benchmarks.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.local.cli.client.CodeFlow;
import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.local.signin.SignIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Somebody with an account, who calls the HTTP API; each answer is written down as it came. Thread-safe. */
final class Person {
    private final String name;
    private final String token;
    private final String api;
    private final Lines words;

    private Person(String name, String token, String api, Lines words) {
        this.name = name;
        this.token = token;
        this.api = api;
        this.words = words;
    }

    static Person signedIn(Endpoints run, String name, Lines words) throws IOException, InterruptedException {
        CodeFlow flow = new CodeFlow(run.http("signIn"), SignIn.COMMAND_LINE, CodeFlow.REDIRECT);
        return new Person(name, flow.signInAs(name), run.address("api"), words);
    }

    String name() {
        return name;
    }

    String token() {
        return token;
    }

    /** @param key repeated for the same command; empty for none */
    JsonNode command(String thing, String signal, JsonNode value, String key, int waitSeconds)
            throws InterruptedException {
        ObjectNode body = Lines.JSON.createObjectNode().put("confirm", true);
        body.putObject("signals").set(signal, value);
        ObjectNode word = word("command", thing).put("key", key);
        word.putObject("request").set(signal, value);
        HttpRequest.Builder request = request("/vehicles/" + thing + "/commands");
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", "\"" + key + "\"");
        }
        if (waitSeconds > 0) {
            request.header("Prefer", "wait=" + waitSeconds);
        }
        return said(word, request.POST(BodyPublishers.ofString(body.toString())));
    }

    JsonNode report(String thing, long version) throws InterruptedException {
        return said(word("report", thing), request("/vehicles/" + thing + "/commands/" + version));
    }

    JsonNode history(String thing) throws InterruptedException {
        return said(word("history", thing), request("/vehicles/" + thing + "/history?limit=20"));
    }

    JsonNode view(String thing) throws InterruptedException {
        return said(word("view", thing), request("/vehicles/" + thing));
    }

    JsonNode withdraw(String thing, String signal) throws InterruptedException {
        return said(
                word("withdraw", thing),
                request("/vehicles/" + thing + "/commands/" + signal).DELETE());
    }

    /** Each vehicle with its presence; not written down. */
    JsonNode vehicles() throws IOException, InterruptedException {
        return Lines.JSON.readTree(Wire.HTTP
                .send(request("/vehicles").build(), BodyHandlers.ofString())
                .body());
    }

    void share(String thing, String with) throws IOException, InterruptedException {
        HttpResponse<String> answer = Wire.HTTP.send(
                request("/vehicles/" + thing + "/drivers/" + with)
                        .PUT(BodyPublishers.ofString("{\"role\":\"DRIVER\"}"))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(thing + " could not be shared: " + answer.body());
        }
    }

    private ObjectNode word(String kind, String thing) {
        return Lines.JSON
                .createObjectNode()
                .put("kind", kind)
                .put("from", name)
                .put("thing", thing)
                .put("asked", Lines.now());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path))
                .timeout(Wire.PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private JsonNode said(ObjectNode word, HttpRequest.Builder request) throws InterruptedException {
        return Wire.said(word, request.build(), words);
    }
}
