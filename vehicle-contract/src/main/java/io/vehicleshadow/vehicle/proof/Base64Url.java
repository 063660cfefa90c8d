package io.vehicleshadow.vehicle.proof;

import java.util.Base64;
import java.util.Optional;

/** Base64 for addresses, without padding (RFC 4648, section 5). Bytes have one spelling only; any other is refused. */
final class Base64Url {
    private Base64Url() {}

    static String write(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes; empty if the text is not their spelling. */
    static Optional<byte[]> read(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return write(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
