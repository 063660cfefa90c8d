package io.vehicleshadow.localiot.shadow;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where the next page of a list begins; opaque to clients. */
final class PageToken {
    private static final char MARK = '>';

    private PageToken() {}

    static String after(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + name).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Refused when the token is not one of ours */
    static String read(String token) throws Refused {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (!text.isEmpty() && text.charAt(0) == MARK) {
                return text.substring(1);
            }
        } catch (IllegalArgumentException notBase64) {
            throw new Refused(ShadowError.invalidNextToken());
        }
        throw new Refused(ShadowError.invalidNextToken());
    }
}
