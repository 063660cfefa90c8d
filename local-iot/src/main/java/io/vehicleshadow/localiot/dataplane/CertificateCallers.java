package io.vehicleshadow.localiot.dataplane;

import io.vehicleshadow.localiot.policy.Authorization;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Who calls over HTTPS. */
@FunctionalInterface
public interface CertificateCallers {
    /** What the holder of the certificate may do; empty when the certificate isn't registered or not active. */
    Optional<Authorization> authorization(X509Certificate certificate);
}
