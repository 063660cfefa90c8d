package io.vehicleshadow.functions.handler;

/**
 * One operation of the HTTP API.
 *
 * @param method the HTTP method
 * @param path the path with its variables in braces
 * @param handler the Lambda function's class
 * @param operationId in the OpenAPI document
 */
public record Route(String method, String path, Class<? extends HttpFunction> handler, String operationId) {
    /** Method and path as API Gateway writes them. */
    public String key() {
        return method + " " + path;
    }
}
