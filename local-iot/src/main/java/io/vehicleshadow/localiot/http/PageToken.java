package io.vehicleshadow.localiot.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where the next page of a list begins, as {@code nextToken} says it. */
public final class PageToken {

    private PageToken() {}

    /** @param last the last key of the page before */
    public static String of(String last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws HttpError when it is no such token */
    public static String read(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw HttpError.invalid("Invalid nextToken: take it from the answer before");
        }
    }
}
