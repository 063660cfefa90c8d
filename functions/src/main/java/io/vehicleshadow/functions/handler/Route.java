package io.vehicleshadow.functions.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.http.HttpRequest;

/** One route of the HTTP API. */
public final class Route {
    private final String method;
    private final String path;
    private final String operationId;
    private final Class<? extends HttpFunction> handler;
    private final Operation<HttpFunction> operation;

    /**
     * What a route does for a signed-in person.
     *
     * @param <H> the handler that does it
     */
    @FunctionalInterface
    interface Operation<H extends HttpFunction> {
        APIGatewayV2HTTPResponse answer(H handler, PersonId person, HttpRequest request);
    }

    private Route(
            String method,
            String path,
            String operationId,
            Class<? extends HttpFunction> handler,
            Operation<HttpFunction> operation) {
        this.method = method;
        this.path = path;
        this.operationId = operationId;
        this.handler = handler;
        this.operation = operation;
    }

    /**
     * @param path with its variables in braces
     * @param operationId in the OpenAPI document
     */
    static <H extends HttpFunction> Route of(
            String method, String path, String operationId, Class<H> handler, Operation<H> operation) {
        return new Route(
                method,
                path,
                operationId,
                handler,
                (function, person, request) -> operation.answer(handler.cast(function), person, request));
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    public String operationId() {
        return operationId;
    }

    public Class<? extends HttpFunction> handler() {
        return handler;
    }

    /** Method and path as API Gateway writes them. */
    public String key() {
        return method + " " + path;
    }

    Operation<HttpFunction> operation() {
        return operation;
    }
}
