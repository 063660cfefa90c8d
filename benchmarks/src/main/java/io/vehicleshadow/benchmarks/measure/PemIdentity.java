package io.vehicleshadow.benchmarks.measure;

import io.vehicleshadow.local.home.IdentityFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A certificate, its EC key (PKCS#8) and the authority it trusts, as PEM files. */
public record PemIdentity(IdentityFiles files) {
    /** The identity of that name in a folder of certificates. */
    public static PemIdentity in(Path certificates, String name) {
        return new PemIdentity(new IdentityFiles(certificates, name));
    }

    /** Sockets of a client that may resume its earlier sessions. */
    public SSLSocketFactory sockets() throws GeneralSecurityException, IOException {
        return strangers().sockets();
    }

    /** Sockets of a client that was never there before, at every call. */
    public interface Strangers {
        SSLSocketFactory sockets() throws GeneralSecurityException;
    }

    /** Clients that each make a whole handshake. */
    public Strangers strangers() throws GeneralSecurityException, IOException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry("own", privateKey(), new char[0], new Certificate[] {certificate(files.certificate())});
        own.setCertificateEntry("authority", certificate(files.authority()));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, new char[0]);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(own);
        return () -> {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context.getSocketFactory();
        };
    }

    private PrivateKey privateKey() throws GeneralSecurityException, IOException {
        String base64 = Files.readString(files.key())
                .replaceAll("-----[A-Z ]+-----", "")
                .replaceAll("\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static Certificate certificate(Path file) throws GeneralSecurityException, IOException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
    }
}
