package io.vehicleshadow.localiot.identity;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * A certificate that was signed but not registered: it can't connect before it is in {@link RegisteredCertificates}.
 *
 * @param id SHA-256 of its DER form, 64 lower-case hexadecimal digits
 * @param pem the certificate in PEM form
 */
public record UnregisteredCertificate(String id, String pem) {

    static UnregisteredCertificate of(X509Certificate certificate) throws GeneralSecurityException {
        return new UnregisteredCertificate(Pem.fingerprint(certificate), Pem.of(certificate));
    }

    /** The key to which it belongs, in PEM form. */
    public String publicKeyPem() {
        return Pem.of(certificate().getPublicKey());
    }

    /** From when on it is valid. */
    public Instant begin() {
        return certificate().getNotBefore().toInstant();
    }

    public Instant end() {
        return certificate().getNotAfter().toInstant();
    }

    private X509Certificate certificate() {
        try {
            return Pem.certificate(pem);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException when {@code pem} is no X.509 certificate */
    public static UnregisteredCertificate read(String pem) {
        try {
            return of(Pem.certificate(pem));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The certificate is not X.509 in PEM form", e);
        }
    }
}
