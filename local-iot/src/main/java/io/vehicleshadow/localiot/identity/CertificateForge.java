package io.vehicleshadow.localiot.identity;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes key pairs (EC, P-256) and certificates; which only this and {@link SigningRequest} do with Bouncy Castle. */
final class CertificateForge {

    /** The certificates that AWS IoT makes end on this day, too. */
    private static final Instant LAST_DAY = Instant.parse("2049-12-31T23:59:59Z");
    /** Some systems refuse server certificates that are valid for more than 825 days. */
    private static final Duration SERVER_LIFETIME = Duration.ofDays(800);
    /** A client whose clock is a little behind accepts a new certificate at once. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);

    private static final int SERIAL_BITS = 159;

    private final Clock clock;
    private final SecureRandom random;

    CertificateForge(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** A certificate authority that may sign certificates, but no further authorities. */
    PemCredentials authority() throws GeneralSecurityException {
        KeyPair pair = keyPair();
        X500Name name = commonName("local-iot certificate authority " + Integer.toHexString(random.nextInt()));
        X509v3CertificateBuilder builder = builder(name, name, pair.getPublic(), LAST_DAY);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        return signed(builder, pair, pair.getPrivate());
    }

    /** A certificate of this machine's loopback addresses. */
    PemCredentials server(X509Certificate authority, PrivateKey authorityKey) throws GeneralSecurityException {
        GeneralNames loopback = new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1")
        });
        KeyPair pair = keyPair();
        Instant end = clock.instant().plus(SERVER_LIFETIME);
        X509v3CertificateBuilder builder =
                leaf(commonName("localhost"), authority, pair.getPublic(), end, KeyPurposeId.id_kp_serverAuth);
        try {
            builder.addExtension(Extension.subjectAlternativeName, false, loopback);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        return signed(builder, pair, authorityKey);
    }

    PemCredentials client(String commonName, X509Certificate authority, PrivateKey authorityKey)
            throws GeneralSecurityException {
        KeyPair pair = keyPair();
        return signed(
                leaf(commonName(commonName), authority, pair.getPublic(), LAST_DAY, KeyPurposeId.id_kp_clientAuth),
                pair,
                authorityKey);
    }

    /** A client's certificate for a key of its own, with the subject that the client asked for. */
    X509Certificate client(SigningRequest request, X509Certificate authority, PrivateKey authorityKey)
            throws GeneralSecurityException {
        return signed(
                leaf(request.subject(), authority, request.key(), LAST_DAY, KeyPurposeId.id_kp_clientAuth),
                authorityKey);
    }

    private X509v3CertificateBuilder leaf(
            X500Name subject, X509Certificate authority, PublicKey key, Instant end, KeyPurposeId purpose)
            throws GeneralSecurityException {
        X500Name issuer =
                X500Name.getInstance(authority.getSubjectX500Principal().getEncoded());
        X509v3CertificateBuilder builder = builder(issuer, subject, key, end);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.getPublicKey()));
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        return builder;
    }

    private X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key, Instant end)
            throws GeneralSecurityException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, random),
                Date.from(clock.instant().minus(CLOCK_TOLERANCE)),
                Date.from(end),
                subject,
                key);
        try {
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        return builder;
    }

    private static PemCredentials signed(X509v3CertificateBuilder builder, KeyPair pair, PrivateKey signer)
            throws GeneralSecurityException {
        return new PemCredentials(Pem.of(signed(builder, signer)), Pem.of(pair.getPrivate()));
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey signer)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private static X500Name commonName(String value) {
        return new X500NameBuilder().addRDN(BCStyle.CN, value).build();
    }
}
