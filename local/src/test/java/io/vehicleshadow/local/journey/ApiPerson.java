package io.vehicleshadow.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.vehicleshadow.local.home.Endpoints;
import io.vehicleshadow.local.signin.SignIn;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

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
        ApiPerson nobody = nobody(run);
        CodeVerifier verifier = new CodeVerifier();
        String challenge =
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
        String client = "client_id=" + SignIn.COMMAND_LINE + "&redirect_uri="
                + encoded(SignIn.COMMAND_LINE_REDIRECT.toString());
        String authorize = run.address("signIn") + "/authorize?response_type=code&scope=openid&state=s&" + client
                + "&code_challenge_method=S256&code_challenge=" + challenge;
        String code = nobody.post(authorize, "username=" + name)
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll(".*[?&]code=([^&]*).*", "$1");
        String form =
                "grant_type=authorization_code&code=" + code + "&" + client + "&code_verifier=" + verifier.getValue();
        JsonNode answer = json(nobody.post(run.address("signIn") + "/token", form));
        return new ApiPerson(run.address("api"), answer.path("access_token").asText());
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

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> post(String address, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
