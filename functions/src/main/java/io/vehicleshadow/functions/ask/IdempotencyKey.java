package io.vehicleshadow.functions.ask;

import java.util.regex.Pattern;

/**
 * What a client names a request by, so that it may send it again. Two persons, or two vehicles, share no key.
 *
 * @param value 1 to 64 printable ASCII characters, without quotes and backslashes
 */
public record IdempotencyKey(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[ !#-\\[\\]-~]{1,64}");

    /** @throws IllegalArgumentException if it is empty, too long or has another character */
    public IdempotencyKey {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "An idempotency key has 1 to 64 printable ASCII characters without quotes and backslashes");
        }
    }
}
