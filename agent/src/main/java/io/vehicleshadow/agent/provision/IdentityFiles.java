package io.vehicleshadow.agent.provision;

import java.nio.file.Path;

/**
 * The files of an identity.
 *
 * @param folder where they are
 */
record IdentityFiles(Path folder) {

    Path certificate() {
        return folder.resolve("certificate.pem");
    }

    Path key() {
        return folder.resolve("private.key");
    }

    /** The authority that signed the endpoint's certificate. */
    Path authority() {
        return folder.resolve("ca.pem");
    }
}
