package io.vehicleshadow.agent.provision;

/** The vehicle has no new identity, and nothing of one was written. The message says why, for a person. */
public class ProvisioningFailed extends Exception {
    private static final long serialVersionUID = 1L;

    ProvisioningFailed(String message) {
        super(message);
    }

    ProvisioningFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
