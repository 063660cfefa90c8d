package io.vehicleshadow.vehicle.proof;

import java.util.Arrays;
import java.util.Optional;

/**
 * Names a person's key: the first 16 bytes of the SHA-256 of its SubjectPublicKeyInfo.
 *
 * @param value 22 characters of base64url
 */
public record KeyId(String value) {
    static final int BYTES = 16;

    /** @throws IllegalArgumentException if it is no such id */
    public KeyId {
        if (value == null
                || Base64Url.read(value).filter(id -> id.length == BYTES).isEmpty()) {
            throw new IllegalArgumentException(
                    "A key's id is 16 bytes in base64url, 22 characters, but this is '" + value + "'");
        }
    }

    static KeyId of(byte[] publicKey) {
        return new KeyId(Base64Url.write(Arrays.copyOf(Sha256.of(publicKey), BYTES)));
    }

    static Optional<KeyId> read(String text) {
        return Base64Url.read(text).filter(id -> id.length == BYTES).map(id -> new KeyId(text));
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
