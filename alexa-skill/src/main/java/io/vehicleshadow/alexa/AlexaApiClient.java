package io.vehicleshadow.alexa;

import com.amazon.ask.model.services.ApiClient;
import com.amazon.ask.model.services.ApiClientRequest;
import com.amazon.ask.model.services.ApiClientResponse;
import com.amazon.ask.model.services.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Calls Alexa's own API, and nobody else's: its address comes with the request. */
final class AlexaApiClient implements ApiClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private final Predicate<URI> isAlexa;

    AlexaApiClient() {
        this(uri -> "https".equals(uri.getScheme())
                && uri.getHost() != null
                && uri.getHost().endsWith(".amazonalexa.com"));
    }

    AlexaApiClient(Predicate<URI> isAlexa) {
        this.isAlexa = isAlexa;
    }

    /** A call that is refused or fails is answered with status 503 and never throws. */
    @Override
    public ApiClientResponse invoke(ApiClientRequest request) {
        URI address = URI.create(request.getUrl());
        if (!isAlexa.test(address)) {
            return answer(503, "");
        }
        try {
            return send(request, (HttpURLConnection) address.toURL().openConnection());
        } catch (IOException | UncheckedIOException e) {
            return answer(503, "");
        }
    }

    private static ApiClientResponse send(ApiClientRequest request, HttpURLConnection connection) throws IOException {
        connection.setConnectTimeout((int) TIMEOUT.toMillis());
        connection.setReadTimeout((int) TIMEOUT.toMillis());
        connection.setRequestMethod(request.getMethod());
        for (Pair<String, String> header : request.getHeaders()) {
            connection.setRequestProperty(header.getName(), header.getValue());
        }
        if (request.getBody() != null) {
            connection.setDoOutput(true);
            try (OutputStream body = connection.getOutputStream()) {
                body.write(request.getBody().getBytes(StandardCharsets.UTF_8));
            }
        }
        int status = connection.getResponseCode();
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return answer(status, body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static ApiClientResponse answer(int status, String body) {
        ApiClientResponse response = new ApiClientResponse();
        response.setStatusCode(status);
        response.setBody(body);
        response.setHeaders(List.of());
        return response;
    }
}
