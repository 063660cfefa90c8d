package io.vehicleshadow.localiot.policy;

/** A policy document can't be used; the message says where in the document and why. */
public final class PolicyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    PolicyException(String where, String why) {
        super(where + ": " + why);
    }
}
