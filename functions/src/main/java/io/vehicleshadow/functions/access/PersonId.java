package io.vehicleshadow.functions.access;

import java.util.regex.Pattern;

/**
 * A person, by the {@code sub} of their sign-in: unlike a user name it is never given to another person.
 *
 * @param value 1 to 128 letters, digits or {@code . _ @ + -}
 */
public record PersonId(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._@+-]{1,128}");

    /** @throws IllegalArgumentException if it is too long or has another character */
    public PersonId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "A person's id has 1 to 128 letters, digits, '.', '_', '@', '+' or '-', but this is '" + value
                            + "'");
        }
    }

    /** Whether {@code value} could be a person's id. */
    public static boolean isValid(String value) {
        return value != null && ALLOWED.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
