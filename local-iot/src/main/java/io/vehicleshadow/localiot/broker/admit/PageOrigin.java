package io.vehicleshadow.localiot.broker.admit;

import java.util.regex.Pattern;

/**
 * Where a web page came from, as its browser says in the header {@code Origin}. What trusts all of this machine must
 * not trust a page of another one that a browser on this machine shows.
 */
public final class PageOrigin {

    private static final Pattern LOOPBACK = Pattern.compile("https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?");

    private PageOrigin() {}

    /** Whether a request with that origin, {@code null} for none, comes from a program or page of this machine. */
    public static boolean isTrusted(String origin) {
        return origin == null || LOOPBACK.matcher(origin).matches();
    }
}
