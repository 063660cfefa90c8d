package io.vehicleshadow.localiot.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.function.Supplier;

/**
 * The authority that signs the certificates of one data folder. {@code certificates/ca.pem} is for everybody; its key
 * and the server's stay in {@code registry/}, readable by the owner only. Callers hold the {@link FolderLock}.
 */
final class CertificateAuthority {

    /** A server certificate with less than this to live is replaced at the next start. */
    private static final Duration RENEWAL = Duration.ofDays(30);

    private final Supplier<CertificateForge> forge;
    private final Clock clock;
    private final PemCredentials own;
    private final Path registry;

    private CertificateAuthority(Supplier<CertificateForge> forge, Clock clock, PemCredentials own, Path registry) {
        this.forge = forge;
        this.clock = clock;
        this.own = own;
        this.registry = registry;
    }

    /**
     * Opens the authority of the two folders, and makes it first where there is none.
     *
     * @param forge asked only when something is to be made: what it needs takes long to load
     */
    static CertificateAuthority open(Path certificates, Path registry, Supplier<CertificateForge> forge, Clock clock)
            throws IOException, GeneralSecurityException {
        Path certificate = certificates.resolve("ca.pem");
        Path key = registry.resolve("ca.key");
        if (!Files.exists(key)) {
            PemCredentials made = forge.get().authority();
            AtomicFile.write(certificate, made.certificatePem());
            AtomicFile.writePrivate(key, made.keyPem());
        }
        if (!Files.exists(certificate)) {
            throw new IOException(certificate + " is missing, but its key " + key + " is there; restore it, or remove "
                    + registry + " to begin with a new authority");
        }
        PemCredentials own = new PemCredentials(Files.readString(certificate), Files.readString(key));
        return new CertificateAuthority(forge, clock, own, registry);
    }

    String certificatePem() {
        return own.certificatePem();
    }

    PemCredentials issue(String commonName) throws GeneralSecurityException {
        return forge.get().client(commonName, Pem.certificate(own.certificatePem()), Pem.ecKey(own.keyPem()));
    }

    X509Certificate sign(SigningRequest request) throws GeneralSecurityException {
        return forge.get().client(request, Pem.certificate(own.certificatePem()), Pem.ecKey(own.keyPem()));
    }

    /** The server's certificate, which is made anew before it ends or when another authority signed it. */
    PemCredentials server() throws IOException, GeneralSecurityException {
        Path certificate = registry.resolve("server.pem");
        Path key = registry.resolve("server.key");
        X509Certificate authority = Pem.certificate(own.certificatePem());
        if (!Files.exists(certificate) || !Files.exists(key) || !usable(certificate, authority)) {
            PemCredentials made = forge.get().server(authority, Pem.ecKey(own.keyPem()));
            AtomicFile.writePrivate(key, made.keyPem());
            AtomicFile.write(certificate, made.certificatePem());
        }
        return new PemCredentials(Files.readString(certificate), Files.readString(key));
    }

    private boolean usable(Path file, X509Certificate authority) throws IOException {
        try {
            X509Certificate certificate = Pem.certificate(Files.readString(file));
            certificate.verify(authority.getPublicKey());
            certificate.checkValidity(Date.from(clock.instant().plus(RENEWAL)));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
