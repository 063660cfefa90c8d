package io.vehicleshadow.localiot.shadow;

/** Ends the reading of a request that will be rejected; carries why. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ShadowError error;

    Refused(ShadowError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    ShadowError error() {
        return error;
    }
}
