package io.vehicleshadow.localiot.identity;

/**
 * A certificate and its private key.
 *
 * @param certificatePem the certificate in PEM form
 * @param keyPem the private key, PKCS#8 in PEM form
 */
public record PemCredentials(String certificatePem, String keyPem) {

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "PemCredentials[" + certificatePem + "]";
    }
}
