package io.vehicleshadow.agent.options;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** PEM files that a person names. */
public final class PemFile {
    private PemFile() {}

    /** @throws IllegalArgumentException if the file holds no certificate; says which option names it */
    public static Path certificate(String option, Path file) {
        try {
            CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(text(option, file).getBytes(StandardCharsets.UTF_8)));
            return file;
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    option + " names a PEM file with a certificate, but " + file + " holds none", e);
        }
    }

    /** @throws IllegalArgumentException if the file holds no private key; says which option names it */
    public static Path key(String option, Path file) {
        if (!text(option, file).contains("PRIVATE KEY-----")) {
            throw new IllegalArgumentException(
                    option + " names a PEM file with a private key, but " + file + " holds none");
        }
        return file;
    }

    private static String text(String option, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(option + " names a file that can't be read: " + file, e);
        }
    }
}
