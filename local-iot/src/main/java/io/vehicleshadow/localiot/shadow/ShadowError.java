package io.vehicleshadow.localiot.shadow;

/**
 * Why a request was rejected. Source of codes and texts: AWS IoT developer guide, Device Shadow error messages.
 *
 * @param code an HTTP status, 400 to 599
 * @param message the service's text
 */
public record ShadowError(int code, String message) {
    public ShadowError {
        if (code < 400 || code > 599) {
            throw new IllegalArgumentException("An error's code is 400 to 599, not " + code);
        }
    }

    static ShadowError invalidJson() {
        return new ShadowError(400, "Invalid JSON");
    }

    static ShadowError invalidClientToken() {
        return new ShadowError(400, "Invalid clientToken");
    }

    static ShadowError missingState() {
        return new ShadowError(400, "Missing required node: state");
    }

    static ShadowError stateNotAnObject() {
        return new ShadowError(400, "State node must be an object");
    }

    static ShadowError invalidNode(String name) {
        return new ShadowError(400, "State contains an invalid node: '" + name + "'");
    }

    static ShadowError desiredNotAnObject() {
        return new ShadowError(400, "Desired node must be an object");
    }

    static ShadowError reportedNotAnObject() {
        return new ShadowError(400, "Reported node must be an object");
    }

    static ShadowError tooManyLevels() {
        return new ShadowError(400, "JSON contains too many levels of nesting; maximum is " + UnsettledRules.LEVELS);
    }

    static ShadowError nullInArray() {
        return new ShadowError(400, UnsettledRules.NULL_IN_ARRAY);
    }

    static ShadowError invalidVersion() {
        return new ShadowError(400, "Invalid version");
    }

    static ShadowError invalidPageSize() {
        return new ShadowError(400, "Invalid pageSize: it is a number from 1 to " + ShadowLimits.PAGE_SIZE);
    }

    static ShadowError invalidNextToken() {
        return new ShadowError(400, "Invalid nextToken: take it from the answer before");
    }

    static ShadowError invalidName(String message) {
        return new ShadowError(400, message);
    }

    static ShadowError noShadow(ShadowName name) {
        return new ShadowError(
                404, "No shadow exists with name: '" + (name.isClassic() ? name.thing() : name.shadow()) + "'");
    }

    static ShadowError versionConflict() {
        return new ShadowError(409, "Version conflict");
    }

    static ShadowError tooLarge() {
        return new ShadowError(413, "The payload exceeds the maximum size allowed");
    }

    static ShadowError notUtf8() {
        return new ShadowError(415, "Unsupported documented encoding; supported encoding is UTF-8");
    }

    static ShadowError tooManyRequests() {
        return new ShadowError(429, UnsettledRules.TOO_MANY_REQUESTS);
    }

    static ShadowError internalFailure() {
        return new ShadowError(500, "Internal service failure");
    }
}
