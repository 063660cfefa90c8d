package io.vehicleshadow.functions.access;

import java.util.Optional;

/**
 * By which way a command came. Told by the signed token or by the program itself, never by what a client says.
 *
 * @param app the name of the program, if it is one of others with a client of its own in the sign-in
 */
public record Channel(Kind kind, Optional<String> app) {
    /** The ways, as the API and the table name them. */
    public enum Kind {
        /** A client of the HTTP API other than the page. */
        HTTP,
        /** The virtual vehicle's page: the token was issued to its client. */
        PAGE,
        /** The Alexa skill. */
        VOICE,
        /** Past this product: whoever wrote the shadow itself. */
        OTHER
    }

    public static final Channel HTTP = new Channel(Kind.HTTP, Optional.empty());
    public static final Channel PAGE = new Channel(Kind.PAGE, Optional.empty());
    public static final Channel VOICE = new Channel(Kind.VOICE, Optional.empty());
    public static final Channel OTHER = new Channel(Kind.OTHER, Optional.empty());

    /** The HTTP API, by that program of others. */
    public static Channel ofApp(String app) {
        return new Channel(Kind.HTTP, Optional.of(app));
    }
}
