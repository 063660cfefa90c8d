package io.vehicleshadow.alexa;

import com.amazon.ask.model.services.ApiClient;
import com.amazon.ask.model.services.ApiClientRequest;
import com.amazon.ask.model.services.ApiClientResponse;
import com.amazon.ask.model.services.Pair;
import io.vehicleshadow.alexa.http.HttpPost;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Posts to Alexa's own API, and nobody else's: its address comes with the request. */
final class AlexaApiClient implements ApiClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    /** A call that is refused or fails is answered with status 503 and never throws. */
    @Override
    public ApiClientResponse invoke(ApiClientRequest request) {
        URI address = URI.create(request.getUrl());
        if (!isAlexa(address) || !request.getMethod().equals("POST")) {
            return answer(503, "");
        }
        Map<String, String> headers =
                request.getHeaders().stream().collect(Collectors.toMap(Pair::getName, Pair::getValue));
        try {
            HttpPost.Answer answer = HttpPost.send(address, headers, request.getBody(), TIMEOUT);
            return answer(answer.status(), answer.body());
        } catch (IOException e) {
            return answer(503, "");
        }
    }

    private static boolean isAlexa(URI address) {
        return "https".equals(address.getScheme())
                && address.getHost() != null
                && address.getHost().endsWith(".amazonalexa.com");
    }

    private static ApiClientResponse answer(int status, String body) {
        ApiClientResponse response = new ApiClientResponse();
        response.setStatusCode(status);
        response.setBody(body);
        response.setHeaders(List.of());
        return response;
    }
}
