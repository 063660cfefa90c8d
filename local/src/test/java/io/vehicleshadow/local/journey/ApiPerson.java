package io.vehicleshadow.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.local.cli.client.CodeFlow;
import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.local.signin.SignIn;
import io.vehicleshadow.vehicle.app.OtherApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A person with a program of their own: signs in, and calls the HTTP API. */
final class ApiPerson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String api;
    private final String token;

    private ApiPerson(String api, String token) {
        this.api = api;
        this.token = token;
    }

    static ApiPerson nobody(Endpoints run) {
        return new ApiPerson(run.address("api"), "");
    }

    static ApiPerson signedIn(Endpoints run, String name) throws IOException, InterruptedException {
        CodeFlow flow = new CodeFlow(run.http("signIn"), SignIn.COMMAND_LINE, CodeFlow.REDIRECT);
        return new ApiPerson(run.address("api"), flow.signInAs(name));
    }

    /** Somebody who signed in to that app of others. */
    static ApiPerson signedIn(Endpoints run, String name, OtherApp app) throws IOException, InterruptedException {
        CodeFlow flow = new CodeFlow(run.http("signIn"), SignIn.clientId(app), URI.create(app.redirect()));
        return new ApiPerson(run.address("api"), flow.signInAs(name));
    }

    /** The same person at another address of the API. */
    ApiPerson at(String otherApi) {
        return new ApiPerson(otherApi, token);
    }

    String token() {
        return token;
    }

    /**
     * Sends one request.
     *
     * @param operation method and path, such as {@code GET /vehicles}
     * @param headers name and value in turn
     */
    HttpResponse<String> send(String operation, String body, String... headers)
            throws IOException, InterruptedException {
        String[] parts = operation.split(" ", 2);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + parts[1]))
                .header("Content-Type", "application/json")
                .method(parts[0], BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> send(String operation) throws IOException, InterruptedException {
        return send(operation, "");
    }

    /** Looks until {@code tcu} is online or offline, as wanted. */
    void awaitPresence(String wanted) throws IOException, InterruptedException {
        Looks.until(
                wanted,
                () -> json(send("GET /vehicles/tcu")),
                vehicle -> vehicle.at("/presence/state").asText().equals(wanted));
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
