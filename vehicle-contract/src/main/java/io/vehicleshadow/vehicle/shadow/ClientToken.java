package io.vehicleshadow.vehicle.shadow;

import java.nio.charset.StandardCharsets;

/**
 * Pairs an answer of the shadow service with its request.
 *
 * <p>Source: AWS IoT developer guide, Device Shadow service documents.
 *
 * @param value 1 to 64 bytes of UTF-8
 */
public record ClientToken(String value) {
    /** @throws IllegalArgumentException if it is empty or longer than the service takes */
    public ClientToken {
        if (value == null || value.isEmpty() || value.getBytes(StandardCharsets.UTF_8).length > 64) {
            throw new IllegalArgumentException("A client token has 1 to 64 bytes, but this is '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
