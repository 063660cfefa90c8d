package io.vehicleshadow.local.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.local.listen.LocalListener;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP API of API Gateway: finds the route, checks the token, invokes the function, answers what it answered. */
public final class ApiGateway {
    /** The longest body that API Gateway hands on: 10 MB. */
    private static final int LONGEST_BODY = 10 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ApiGateway.class);
    /** Members that are not there are left out, as API Gateway does. */
    private static final ObjectMapper EVENTS =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    private final Vertx vertx;
    private final List<Route> routes;
    private final JwtAuthorizer authorizer;
    private final Supplier<String> requestIds;
    private final Clock clock;

    /** An API of these routes, all for people who have signed in. */
    public ApiGateway(
            Vertx vertx, List<Route> routes, JwtAuthorizer authorizer, Supplier<String> requestIds, Clock clock) {
        this.vertx = vertx;
        this.routes = routes.stream()
                .sorted(Comparator.comparing(Route::literals).reversed())
                .toList();
        this.authorizer = authorizer;
        this.requestIds = requestIds;
        this.clock = clock;
    }

    /**
     * Answers one request.
     *
     * @param path the path within the API, still percent-encoded
     */
    public void handle(HttpServerRequest request, String path) {
        Optional<Route> route = routes.stream()
                .filter(r -> r.method().equals(request.method().name()))
                .filter(r -> r.match(path).isPresent())
                .findFirst();
        if (request.method() == HttpMethod.OPTIONS) {
            request.response().setStatusCode(204).end();
        } else if (route.isEmpty()) {
            LocalListener.refuse(request.response(), 404, "Not Found");
        } else {
            authorize(request, path, route.get());
        }
    }

    /** Before the body is taken: who has no token sends none. */
    private void authorize(HttpServerRequest request, String path, Route route) {
        request.pause();
        vertx.executeBlocking(() -> authorizer.claims(request.getHeader("Authorization")), false)
                .onSuccess(claims -> claims.ifPresentOrElse(
                        theirs -> LocalListener.read(
                                vertx, request, LONGEST_BODY, body -> invoke(request, path, route, theirs, body)),
                        () -> LocalListener.refuse(
                                request.response().putHeader("WWW-Authenticate", "Bearer"), 401, "Unauthorized")));
    }

    private void invoke(HttpServerRequest request, String path, Route route, JsonNode claims, Buffer body) {
        vertx.executeBlocking(() -> called(request, body, path, route, claims), false)
                .onSuccess(response -> answer(request.response(), response))
                .onFailure(failure -> {
                    LOG.error("{} failed", route.key(), failure);
                    LocalListener.refuse(request.response(), 500, "Internal Server Error");
                });
    }

    private APIGatewayV2HTTPResponse called(
            HttpServerRequest request, Buffer body, String path, Route route, JsonNode claims) throws Exception {
        APIGatewayV2HTTPEvent event;
        try {
            event = new HttpEvent(request, path, route, requestIds.get(), clock.instant()).of(body, claims);
        } catch (IllegalArgumentException e) {
            // An address with a percent sign that escapes nothing.
            return APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(400)
                    .withBody("{\"message\":\"Bad Request\"}")
                    .build();
        }
        return EVENTS.readValue(
                route.function().invoke(EVENTS.writeValueAsBytes(event)), APIGatewayV2HTTPResponse.class);
    }

    private static void answer(HttpServerResponse response, APIGatewayV2HTTPResponse answer) {
        response.setStatusCode(answer.getStatusCode());
        Optional.ofNullable(answer.getHeaders()).ifPresent(headers -> headers.forEach(response::putHeader));
        String body = Optional.ofNullable(answer.getBody()).orElse("");
        response.end(
                answer.getIsBase64Encoded()
                        ? Buffer.buffer(Base64.getDecoder().decode(body))
                        : Buffer.buffer(body, StandardCharsets.UTF_8.name()));
    }
}
