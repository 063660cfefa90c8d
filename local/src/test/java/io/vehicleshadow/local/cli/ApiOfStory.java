package io.vehicleshadow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.history.EntryId;
import io.vehicleshadow.functions.wiring.UseCases;
import io.vehicleshadow.local.cloud.LocalCloud;
import io.vehicleshadow.local.gateway.ApiGateway;
import io.vehicleshadow.local.gateway.JwtAuthorizer;
import io.vehicleshadow.local.gateway.LambdaFunction;
import io.vehicleshadow.local.gateway.Route;
import io.vehicleshadow.local.listen.LocalListener;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The HTTP API over the use cases of a story, on loopback; keeps what it was asked and what it answered. */
final class ApiOfStory implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Vertx vertx = Vertx.vertx();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final LocalListener listener;

    /** One request of API Gateway to a function, and its answer. */
    record Call(String operation, JsonNode event, JsonNode answer) {
        int status() {
            return answer.path("statusCode").asInt();
        }

        JsonNode body() {
            return read(answer.path("body").asText().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        EntryId request(PersonId person) {
            JsonNode context = event.path("requestContext");
            Instant at = Instant.ofEpochMilli(context.path("timeEpoch").asLong());
            return EntryId.ofRequest(
                    at, person.value(), "tcu", context.path("requestId").asText());
        }
    }

    ApiOfStory(UseCases cases, PublishedKey signIn) throws Exception {
        JwtAuthorizer authorizer = new JwtAuthorizer(
                PublishedKey.ISSUER, signIn.address(), Set.of(PublishedKey.CLIENT), Clock.systemUTC());
        List<Route> routes =
                LocalCloud.routes(cases, List.of()).stream().map(this::kept).toList();
        ApiGateway gateway = new ApiGateway(
                vertx, routes, authorizer, () -> UUID.randomUUID().toString(), cases.clock());
        listener = LocalListener.start(vertx, 0, Set.of(), request -> gateway.handle(request, request.path()));
    }

    private Route kept(Route route) {
        LambdaFunction function = event -> {
            byte[] answer = route.function().invoke(event);
            calls.add(new Call(route.method() + " " + route.path(), read(event), read(answer)));
            return answer;
        };
        return new Route(route.method(), route.path(), function);
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String address() {
        return "http://localhost:" + listener.port();
    }

    void forget() {
        calls.clear();
    }

    /** The call of that operation since. */
    Optional<Call> last(String operation) {
        return calls.stream().filter(call -> call.operation().equals(operation)).reduce((first, second) -> second);
    }

    @Override
    public void close() {
        listener.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
