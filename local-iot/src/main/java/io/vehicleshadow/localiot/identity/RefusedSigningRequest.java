package io.vehicleshadow.localiot.identity;

/** A certificate signing request that is refused; the message says why. */
public final class RefusedSigningRequest extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedSigningRequest(String message) {
        super(message);
    }
}
