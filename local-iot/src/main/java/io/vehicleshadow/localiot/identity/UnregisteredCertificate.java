package io.vehicleshadow.localiot.identity;

/**
 * A certificate that was signed but not registered: it can't connect before {@link Identities#register}.
 *
 * @param id SHA-256 of its DER form, 64 lower-case hexadecimal digits
 * @param pem the certificate in PEM form
 */
public record UnregisteredCertificate(String id, String pem) {}
