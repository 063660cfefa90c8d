package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.vehicleshadow.local.signin.SignIn;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * OAuth 2.0 authorization code flow with PKCE for a program on the person's own machine.
 *
 * <p>Source: RFC 7636 and RFC 8252 (loopback redirect).
 */
final class CodeFlow {
    /** Where the sign-in sends the person back to. */
    static final URI REDIRECT = SignIn.COMMAND_LINE_REDIRECT;

    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI issuer;
    private final String clientId;
    private final String verifier;
    private final String state;
    private final URI redirect;

    CodeFlow(URI issuer, String clientId, URI redirect, SecureRandom random) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.redirect = redirect;
        verifier = secret(random);
        state = secret(random);
    }

    /** Fills in the page of the local sign-in, where a name is all it takes. */
    String signInAs(String name) throws IOException, InterruptedException {
        HttpRequest form = HttpRequest.newBuilder(authorizeAddress())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(Map.of("username", name, "claims", ""))))
                .build();
        HttpResponse<String> answer = send(form);
        URI back = answer.headers()
                .firstValue("Location")
                .map(URI::create)
                .orElseThrow(() -> new IOException("the sign-in did not take the name '" + name + "'"));
        return token(code(back));
    }

    /** Has the person sign in with a browser, and waits for it to come back. */
    String signInWithBrowser(Consumer<URI> show, Duration patience) throws IOException, InterruptedException {
        CompletableFuture<URI> back = new CompletableFuture<>();
        HttpServer server = listen(back);
        try {
            show.accept(authorizeAddress());
            return token(code(back.get(patience.toSeconds(), TimeUnit.SECONDS)));
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("nobody signed in within " + patience.toMinutes() + " minutes", e);
        } finally {
            server.stop(0);
        }
    }

    private HttpServer listen(CompletableFuture<URI> back) throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), redirect.getPort()), 0);
        } catch (BindException e) {
            throw new IOException(
                    "another program listens on port " + redirect.getPort() + ", where the sign-in comes back to", e);
        }
        server.createContext("/", exchange -> {
            boolean isBack = exchange.getRequestURI().getPath().equals(redirect.getPath())
                    && exchange.getRequestURI().getRawQuery() != null;
            byte[] page = (isBack ? "Go back to the command line." : "Not here.").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isBack ? 200 : 404, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
            if (isBack) {
                back.complete(exchange.getRequestURI());
            }
        });
        server.start();
        return server;
    }

    private URI authorizeAddress() throws IOException, InterruptedException {
        return URI.create(discovered("authorization_endpoint") + "?"
                + form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        clientId,
                        "redirect_uri",
                        redirect.toString(),
                        "scope",
                        "openid",
                        "state",
                        state,
                        "code_challenge",
                        challenge(),
                        "code_challenge_method",
                        "S256")));
    }

    private String code(URI back) throws IOException {
        Map<String, String> query = Arrays.stream(
                        Optional.ofNullable(back.getRawQuery()).orElse("").split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> a));
        if (!state.equals(query.get("state")) || !query.containsKey("code")) {
            throw new IOException(
                    "the sign-in came back without a code: " + query.getOrDefault("error", "no reason given"));
        }
        return query.get("code");
    }

    private String token(String code) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(discovered("token_endpoint")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "client_id", clientId,
                        "redirect_uri", redirect.toString(),
                        "code_verifier", verifier))))
                .build();
        JsonNode answer = JSON.readTree(send(request).body());
        if (!answer.hasNonNull("access_token")) {
            throw new IOException(
                    "the sign-in gave no token: " + answer.path("error").asText());
        }
        return answer.path("access_token").asText();
    }

    private String discovered(String endpoint) throws IOException, InterruptedException {
        URI document = URI.create(issuer + "/.well-known/openid-configuration");
        return JSON.readTree(send(HttpRequest.newBuilder(document).build()).body())
                .path(endpoint)
                .asText();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new IOException("nobody answers at " + issuer + ": is ./run running?", e);
        }
    }

    private String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String secret(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
