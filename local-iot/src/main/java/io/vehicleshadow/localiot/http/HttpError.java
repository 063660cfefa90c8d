package io.vehicleshadow.localiot.http;

/** A request can't succeed; its operation throws this, or completes with it. */
public final class HttpError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorType type;

    public HttpError(ErrorType type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    public static HttpError invalid(String message) {
        return new HttpError(ErrorType.INVALID_REQUEST, message);
    }

    ErrorType type() {
        return type;
    }
}
