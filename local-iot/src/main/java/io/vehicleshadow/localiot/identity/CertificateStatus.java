package io.vehicleshadow.localiot.identity;

/** Whether a registered certificate may connect. Source: AWS IoT API reference, UpdateCertificate. */
public enum CertificateStatus {
    ACTIVE,
    INACTIVE,
    REVOKED
}
