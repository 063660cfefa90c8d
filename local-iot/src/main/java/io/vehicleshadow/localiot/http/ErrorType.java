package io.vehicleshadow.localiot.http;

/**
 * The exceptions of the data plane's service model by HTTP status, and one for a request that is not whole in time. Source:
 * AWS IoT API reference, data plane.
 */
public enum ErrorType {
    INVALID_REQUEST(400, "InvalidRequestException"),
    UNAUTHORIZED(401, "UnauthorizedException"),
    FORBIDDEN(403, "ForbiddenException"),
    RESOURCE_NOT_FOUND(404, "ResourceNotFoundException"),
    METHOD_NOT_ALLOWED(405, "MethodNotAllowedException"),
    REQUEST_TIMEOUT(408, "RequestTimeoutException"),
    CONFLICT(409, "ConflictException"),
    REQUEST_ENTITY_TOO_LARGE(413, "RequestEntityTooLargeException"),
    UNSUPPORTED_DOCUMENT_ENCODING(415, "UnsupportedDocumentEncodingException"),
    THROTTLING(429, "ThrottlingException"),
    INTERNAL_FAILURE(500, "InternalFailureException"),
    SERVICE_UNAVAILABLE(503, "ServiceUnavailableException"),
    GATEWAY_TIMEOUT(504, "GatewayTimeoutException");

    private final int status;
    private final String exception;

    ErrorType(int status, String exception) {
        this.status = status;
        this.exception = exception;
    }

    /** The type for a status; what the model doesn't name is an internal failure. */
    public static ErrorType of(int status) {
        for (ErrorType type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        return INTERNAL_FAILURE;
    }

    int status() {
        return status;
    }

    /** The name by which SDKs know the error. */
    String exception() {
        return exception;
    }
}
