package io.vehicleshadow.localiot.provisioning;

import java.util.Map;

/**
 * Decides whether a request to provision by a template is allowed. AWS IoT asks a function, and tells it the certificate
 * of the connection too.
 *
 * <p>Source: AWS IoT developer guide, Pre-provisioning hooks.
 */
@FunctionalInterface
public interface PreProvisioningHook {
    /** Allows every request. */
    PreProvisioningHook NONE = (clientId, parameters) -> true;

    /**
     * Decides.
     *
     * @param clientId as which the sender is connected
     * @param parameters those of the request
     */
    boolean allows(String clientId, Map<String, String> parameters);
}
