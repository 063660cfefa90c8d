package io.vehicleshadow.functions.http;

import java.util.function.Function;

/** A request that can't be read. The message says what is wrong, and what would be right; it repeats no secret. */
public final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message for the caller */
    public BadRequest(String message) {
        super(message, null, false, false);
    }

    /** The value that the text stands for; a value that refuses it says what would be right. */
    public static <T> T reading(String text, Function<String, T> value) {
        try {
            return value.apply(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequest(e.getMessage());
        }
    }
}
