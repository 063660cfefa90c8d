package io.vehicleshadow.localiot.clients;

import io.vehicleshadow.localiot.identity.Identities;
import io.vehicleshadow.localiot.identity.PemCredentials;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The client's side of TLS, from PEM to what the JDK wants. */
final class MutualTls {

    private MutualTls() {}

    static SSLContext with(Identities identities, PemCredentials credentials) throws Exception {
        KeyStore own = empty();
        PrivateKey key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(
                        Base64.getMimeDecoder().decode(credentials.keyPem().replaceAll("-----[A-Z ]+-----", ""))));
        own.setKeyEntry("own", key, new char[0], new Certificate[] {certificate(credentials.certificatePem())});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, new char[0]);
        return context(identities, keys.getKeyManagers());
    }

    static SSLContext withoutCertificate(Identities identities) throws Exception {
        return context(identities, new KeyManager[0]);
    }

    private static SSLContext context(Identities identities, KeyManager[] keys) throws Exception {
        KeyStore trusted = empty();
        trusted.setCertificateEntry("ca", certificate(identities.authorityPem()));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore empty() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    static X509Certificate certificate(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
