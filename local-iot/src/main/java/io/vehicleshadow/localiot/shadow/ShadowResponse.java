package io.vehicleshadow.localiot.shadow;

import java.util.Optional;

/**
 * The service's answer to one request.
 *
 * @param body the JSON text in UTF-8, the same that is published on {@code accepted} or {@code rejected}; must not be changed
 * @param error why the request had no effect; empty if it had, and its effect is durable
 */
public record ShadowResponse(byte[] body, Optional<ShadowError> error) {

    static ShadowResponse accepted(byte[] body) {
        return new ShadowResponse(body, Optional.empty());
    }

    static ShadowResponse rejected(ShadowError error, byte[] body) {
        return new ShadowResponse(body, Optional.of(error));
    }

    /** 200, or the error's code. */
    public int status() {
        return error.map(ShadowError::code).orElse(200);
    }
}
