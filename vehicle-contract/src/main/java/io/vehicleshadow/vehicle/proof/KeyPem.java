package io.vehicleshadow.vehicle.proof;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blocks of a key file, such as {@code -----BEGIN PUBLIC KEY-----} (RFC 7468). */
public final class KeyPem {
    private KeyPem() {}

    /** One block. */
    public static String write(String label, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
    }

    /** The bytes of the block of that label; empty if the text has none. */
    public static Optional<byte[]> read(String label, String text) {
        Matcher block = Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]+)-----END " + label + "-----")
                .matcher(text);
        return block.find()
                ? Optional.of(Base64.getMimeDecoder().decode(block.group(1).getBytes(StandardCharsets.US_ASCII)))
                : Optional.empty();
    }
}
