package io.vehicleshadow.vehicle.proof;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Tells one signed command from any other: 16 random bytes.
 *
 * @param value 22 characters of base64url
 */
public record CommandId(String value) {
    /** How many bytes it has. */
    public static final int BYTES = 16;

    /** @throws IllegalArgumentException if it is no such id */
    public CommandId {
        if (value == null
                || Base64Url.read(value).filter(id -> id.length == BYTES).isEmpty()) {
            throw new IllegalArgumentException(
                    "A command's id is 16 bytes in base64url, 22 characters, but this is '" + value + "'");
        }
    }

    /** A new id from a source that nobody can foresee. */
    public static CommandId random(RandomGenerator source) {
        byte[] id = new byte[BYTES];
        source.nextBytes(id);
        return of(id);
    }

    /** The id of what is called so: always the same, and of nothing else. */
    public static CommandId named(String name) {
        return of(Arrays.copyOf(Sha256.of(name.getBytes(StandardCharsets.UTF_8)), BYTES));
    }

    /** The id of these 16 bytes. */
    public static CommandId of(byte[] bytes) {
        return new CommandId(Base64Url.write(bytes));
    }

    static Optional<CommandId> read(String text) {
        return Base64Url.read(text).filter(id -> id.length == BYTES).map(id -> new CommandId(text));
    }

    /** The 16 bytes. */
    public byte[] bytes() {
        return Base64Url.read(value).orElseThrow();
    }

    @Override
    public String toString() {
        return value;
    }
}
