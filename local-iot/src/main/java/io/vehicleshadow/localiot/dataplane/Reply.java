package io.vehicleshadow.localiot.dataplane;

import io.vehicleshadow.localiot.shadow.ShadowResponse;

/** What goes back to the caller. */
sealed interface Reply {
    /** Success; the body is JSON. */
    record Done(byte[] body) implements Reply {}

    /** An error of the service model; the body is made from it. */
    record Failed(ErrorType type, String message) implements Reply {}

    static Reply of(ShadowResponse response) {
        if (response instanceof ShadowResponse.Rejected rejected) {
            return new Failed(ErrorType.of(rejected.status()), rejected.error().message());
        }
        return new Done(response.body());
    }
}
