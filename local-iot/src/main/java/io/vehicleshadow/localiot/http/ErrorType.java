package io.vehicleshadow.localiot.http;

/**
 * The exceptions of the service models by HTTP status, one for a request that is not whole in time, and one for operations
 * that local-iot doesn't offer. Source: AWS IoT API reference.
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
    GATEWAY_TIMEOUT(504, "GatewayTimeoutException"),
    // Those of the control plane follow: the first of a status is the data plane's.
    MALFORMED_POLICY(400, "MalformedPolicyException"),
    SQL_PARSE(400, "SqlParseException"),
    CERTIFICATE_VALIDATION(400, "CertificateValidationException"),
    CERTIFICATE_STATE(406, "CertificateStateException"),
    ALREADY_EXISTS(409, "ResourceAlreadyExistsException"),
    VERSION_CONFLICT(409, "VersionConflictException"),
    VERSIONS_LIMIT_EXCEEDED(409, "VersionsLimitExceededException"),
    DELETE_CONFLICT(409, "DeleteConflictException"),
    NOT_OFFERED(501, "NotOfferedByLocalIotException");

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
