package io.vehicleshadow.agent.provision;

import io.vehicleshadow.agent.session.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a certificate is good.
 *
 * @param begin from when on
 * @param end until when
 */
record CertificateTerm(Instant begin, Instant end) {
    /** A third is left to try in: a vehicle may be without reception for long. */
    private static final int TRIES_FOR = 3;

    static CertificateTerm of(Credentials credentials) throws IOException {
        try (InputStream pem = Files.newInputStream(credentials.certificate())) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
            return new CertificateTerm(
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant());
        } catch (CertificateException e) {
            throw new IOException(credentials.certificate() + " is no certificate", e);
        }
    }

    /** Whether to renew it: when it has reached that age, and in any case in the last third of its term. */
    boolean isToBeRenewed(Instant now, Duration age) {
        Instant lastThird = end.minus(Duration.between(begin, end).dividedBy(TRIES_FOR));
        return !now.isBefore(begin.plus(age)) || !now.isBefore(lastThird);
    }
}
