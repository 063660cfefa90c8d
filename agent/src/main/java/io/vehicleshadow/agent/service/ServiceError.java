package io.vehicleshadow.agent.service;

import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import java.util.Optional;

/**
 * Why the shadow service refused a request.
 *
 * <p>Source: AWS IoT developer guide, Device Shadow error messages.
 *
 * @param code the HTTP status that it stands for
 * @param message the service's words
 * @param clientToken the token of the request, if the service could read it
 */
public record ServiceError(int code, String message, Optional<String> clientToken) {

    /** Reads the payload of a {@code rejected} message. */
    public static ServiceError of(ShadowDocument rejected) {
        return new ServiceError(
                rejected.json().path("code").asInt(),
                rejected.json().path("message").asText(),
                rejected.clientToken());
    }

    /** Whether the shadow has another version than the update was for. */
    public boolean isVersionConflict() {
        return code == 409;
    }

    /** Whether there is no shadow. */
    public boolean isMissingShadow() {
        return code == 404;
    }

    /** Whether the same request may be taken a little later. */
    public boolean isTemporary() {
        return code == 429 || code >= 500;
    }
}
