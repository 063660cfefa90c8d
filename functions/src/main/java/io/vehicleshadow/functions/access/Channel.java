package io.vehicleshadow.functions.access;

/** By which way a command came. Told by the signed token or by the program itself, never by what a client says. */
public enum Channel {
    /** A client of the HTTP API other than the page. */
    HTTP,
    /** The virtual vehicle's page: the token was issued to its client. */
    PAGE,
    /** The Alexa skill. */
    VOICE,
    /** Past this product: whoever wrote the shadow itself. */
    OTHER
}
