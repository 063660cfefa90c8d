package io.vehicleshadow.functions.live;

/** A token that lets nobody in. The message says why and never repeats the token. */
public final class TokenRefused extends Exception {
    private static final long serialVersionUID = 1;

    TokenRefused(String message) {
        super(message, null, false, false);
    }
}
