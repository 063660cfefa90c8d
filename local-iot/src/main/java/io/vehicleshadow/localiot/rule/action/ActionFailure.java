package io.vehicleshadow.localiot.rule.action;

/** An action could not be carried out for a message; the message of the exception says why. */
public final class ActionFailure extends Exception {

    private static final long serialVersionUID = 1L;

    ActionFailure(String message) {
        super(message, null, false, false);
    }
}
