package io.vehicleshadow.local.cli.client;

import java.io.IOException;

/** The person has to sign in, again or for the first time. */
public final class NotSignedIn extends IOException {
    private static final long serialVersionUID = 1L;

    public NotSignedIn(String message, Throwable cause) {
        super(message, cause);
    }
}
