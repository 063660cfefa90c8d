package io.vehicleshadow.localiot.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Where the next page of a sorted list begins; opaque to clients. */
public final class PageToken {
    private static final char MARK = '>';

    private PageToken() {}

    /** @param key the last one of the page before */
    public static String after(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + key).getBytes(StandardCharsets.UTF_8));
    }

    /** The key after which the page begins; empty when the token is not one of ours. */
    public static Optional<String> read(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return text.indexOf(MARK) == 0 ? Optional.of(text.substring(1)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
