package io.vehicleshadow.alexa.say;

import java.util.Optional;

/**
 * What Alexa adds to the words of a slot.
 *
 * <p>Source: Alexa Skills Kit, Request Types Reference, status codes of resolutions.
 */
public enum EntityResolution {
    /** The value that the words mean, or that they mean none. */
    MATCHED(null),
    /** Nothing at all. */
    NONE(null),
    /** That it took too long. */
    TIMEOUT("ER_ERROR_TIMEOUT"),
    /** That it failed. */
    EXCEPTION("ER_ERROR_EXCEPTION");

    private final String error;

    EntityResolution(String error) {
        this.error = error;
    }

    Optional<String> error() {
        return Optional.ofNullable(error);
    }
}
