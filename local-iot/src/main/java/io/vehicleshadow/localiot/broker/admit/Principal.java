package io.vehicleshadow.localiot.broker.admit;

import io.vehicleshadow.localiot.policy.Authorization;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who is behind a connection.
 *
 * @param id what lifecycle events tell, such as the certificate id
 * @param authorizationFor what the principal may do under an MQTT client id
 */
public record Principal(String id, Function<String, Authorization> authorizationFor) {

    /** Neither may be null. */
    public Principal {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(authorizationFor, "authorizationFor");
    }

    /** Knows the principals of certificates. Must not block. */
    @FunctionalInterface
    public interface ByCertificate {

        /** The principal of a registered, active certificate; empty for any other. */
        Optional<Principal> of(X509Certificate certificate);
    }
}
