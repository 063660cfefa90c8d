package io.vehicleshadow.localiot.identity;

/**
 * A certificate that was signed but not registered: nobody connects with it until {@link Identities#register}.
 *
 * @param id SHA-256 of its DER form, 64 lower-case hexadecimal digits
 * @param pem the certificate in PEM form
 */
public record UnregisteredCertificate(String id, String pem) {}
