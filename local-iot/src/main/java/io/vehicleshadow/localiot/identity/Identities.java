package io.vehicleshadow.localiot.identity;

import io.vehicleshadow.localiot.policy.PolicyDocument;
import io.vehicleshadow.localiot.policy.PolicyException;
import io.vehicleshadow.localiot.store.PrivateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.X509TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificates of one data folder. Everything is read from files when it is asked for, so what another process
 * registers or revokes counts from the next connection on. Thread-safe.
 */
public final class Identities implements AutoCloseable {

    /** The common name that AWS IoT gives. */
    private static final String UNNAMED = "AWS IoT Certificate";

    private static final Logger LOG = LoggerFactory.getLogger(Identities.class);

    private final Path data;
    private final boolean temporary;
    private final Clock clock;
    private final RegisteredCertificates registered;
    private final Registry registry;
    private final Function<String, Optional<PolicyDocument>> policies;

    private Identities(Path data, boolean temporary, Clock clock, Function<String, Optional<PolicyDocument>> policies)
            throws IOException {
        this.data = data;
        this.temporary = temporary;
        this.clock = clock;
        this.policies = policies;
        PrivateFolder.open(data);
        PrivateFolder.open(certificates());
        PrivateFolder.open(registryFolder());
        this.registered = new RegisteredCertificates(registryFolder(), clock);
        this.registry = registered.registry();
    }

    /**
     * The identities under {@code data/certificates} and {@code data/registry}, which are made when they are missing.
     *
     * @throws UncheckedIOException when the folders can't be made
     */
    public static Identities at(Path data, Clock clock) {
        return at(data, clock, name -> Optional.empty());
    }

    /** @param policies finds the policies that are attached to certificates by name */
    public static Identities at(Path data, Clock clock, Function<String, Optional<PolicyDocument>> policies) {
        try {
            return new Identities(data, false, clock, policies);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Identities in a folder of their own, which is removed by {@link #close}. */
    public static Identities temporary(Clock clock, Function<String, Optional<PolicyDocument>> policies) {
        try {
            return new Identities(Files.createTempDirectory("local-iot-"), true, clock, policies);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who presents {@code certificate}; empty when it is unknown, revoked or its policy can't be read. */
    public Optional<Identity> of(X509Certificate certificate) {
        try {
            String id = Pem.fingerprint(certificate);
            String commonName = Pem.commonName(certificate);
            return registry.find(id)
                    .filter(registration -> registration.isGood(clock.instant()))
                    .map(registration -> new Identity(id, commonName, registration, policies));
        } catch (PolicyException | GeneralSecurityException | IOException e) {
            LOG.warn("certificate {} is refused: {}", certificate.getSubjectX500Principal(), e.toString());
            return Optional.empty();
        }
    }

    /**
     * Makes a key and a certificate, writes them to {@code NAME.pem} and {@code NAME.key}, and registers them. An
     * earlier certificate of that name is revoked.
     */
    public PemCredentials issue(CertificateName name, PolicyDocument policy, Set<ThingName> things) {
        return locked(() -> issued(name, registration(name, policy, things)));
    }

    /**
     * Gives the certificate of that name, and makes it first where there is none. Policy and things are replaced by
     * these either way.
     */
    public PemCredentials issueOrKeep(CertificateName name, PolicyDocument policy, Set<ThingName> things) {
        Registration wanted = registration(name, policy, things);
        return locked(() -> {
            Optional<String> id = registeredId(name);
            if (id.isEmpty() || !Files.exists(keyFile(name))) {
                return issued(name, wanted);
            }
            registry.put(id.get(), wanted);
            registered.tell(id.get());
            return new PemCredentials(Files.readString(certificateFile(name)), Files.readString(keyFile(name)));
        });
    }

    /** Makes a key and a certificate, which can't connect before it is {@link #registered() registered}. */
    public PemCredentials make() {
        return locked(() -> authority().issue(UNNAMED));
    }

    /**
     * Signs a request whose sender keeps the private key. The certificate can't connect before it is
     * {@link #registered() registered}.
     *
     * @param signingRequest PKCS #10 in PEM form
     */
    public UnregisteredCertificate sign(String signingRequest) throws RefusedSigningRequest {
        SigningRequest request = SigningRequest.read(signingRequest);
        return locked(() -> UnregisteredCertificate.of(authority().sign(request)));
    }

    /** The certificates that are known, by their ids. */
    public RegisteredCertificates registered() {
        return registered;
    }

    /** Tells whether a certificate of that name is there and registered. */
    public boolean knows(CertificateName name) {
        return locked(() -> registeredId(name).isPresent());
    }

    /** Refuses the certificate of that name from its next connection on. Its files stay. */
    public void revoke(CertificateName name) {
        locked(() -> registeredId(name)).ifPresent(registered::remove);
    }

    /** The authority's certificate in PEM form, which clients trust. Made at the first call in a new folder. */
    public String authorityPem() {
        return locked(() -> authority().certificatePem());
    }

    /** Whose certificates complete a TLS handshake: the authority's, and those that are registered. */
    public X509TrustManager clientTrust() {
        return locked(() -> new ClientTrust(Pem.certificate(authority().certificatePem()), registered));
    }

    /** The server's certificate and key for {@code localhost}, {@code 127.0.0.1} and {@code ::1}. */
    public PemCredentials server() {
        return locked(() -> authority().server());
    }

    /** Does a TLS handshake in memory, so that no client waits until the JVM has loaded what the first one needs. */
    public void warmUpTls() {
        locked(() -> {
            TlsWarmUp.shakeHands(authority().server(), authority().certificatePem());
            return data;
        });
    }

    /** The folder that holds {@code ca.pem}, and {@code NAME.pem} and {@code NAME.key} of each certificate. */
    public Path certificates() {
        return data.resolve("certificates");
    }

    /** Removes the folder, if it is a temporary one. */
    @Override
    public void close() {
        if (!temporary) {
            return;
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path registryFolder() {
        return data.resolve("registry");
    }

    private Path certificateFile(CertificateName name) {
        return certificates().resolve(name.value() + ".pem");
    }

    private Path keyFile(CertificateName name) {
        return certificates().resolve(name.value() + ".key");
    }

    private CertificateAuthority authority() throws IOException, GeneralSecurityException {
        return CertificateAuthority.open(
                certificates(), registryFolder(), () -> new CertificateForge(clock, new SecureRandom()), clock);
    }

    private PemCredentials issued(CertificateName name, Registration registration)
            throws IOException, GeneralSecurityException {
        PemCredentials made = authority().issue(name.value());
        Optional<String> earlier = registeredId(name);
        registry.put(Pem.fingerprint(Pem.certificate(made.certificatePem())), made.certificatePem(), registration);
        AtomicFile.writePrivate(keyFile(name), made.keyPem());
        AtomicFile.write(certificateFile(name), made.certificatePem());
        if (earlier.isPresent()) {
            registry.remove(earlier.get());
            registered.tell(earlier.get());
        }
        return made;
    }

    private Optional<String> registeredId(CertificateName name) throws IOException, GeneralSecurityException {
        if (!Files.exists(certificateFile(name))) {
            return Optional.empty();
        }
        String id = Pem.fingerprint(Pem.certificate(Files.readString(certificateFile(name))));
        return registry.find(id).map(registration -> id);
    }

    private Registration registration(CertificateName name, PolicyDocument policy, Set<ThingName> things) {
        return Registration.active(name.value(), clock.instant())
                .withDocument(policy.json())
                .things(none -> things.stream().map(ThingName::value).collect(Collectors.toSet()));
    }

    private <T> T locked(FolderLock.Work<T> work) {
        return registered.locked(work);
    }
}
