package io.vehicleshadow.functions.http;

/** A request that can't be read. The message says what is wrong, and what would be right; it repeats no secret. */
public final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message for the caller */
    public BadRequest(String message) {
        super(message, null, false, false);
    }
}
