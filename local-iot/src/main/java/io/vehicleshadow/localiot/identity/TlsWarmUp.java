package io.vehicleshadow.localiot.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.TrustManagerFactory;

/**
 * A TLS handshake in memory. The first one of a JVM takes most of a second, to load classes above all; after this one no
 * client waits for it on the broker's event loop.
 */
final class TlsWarmUp {

    private TlsWarmUp() {}

    static void shakeHands(PemCredentials server, String authorityPem) throws GeneralSecurityException, IOException {
        SSLContext context = context(server, Pem.certificate(authorityPem));
        SSLEngine client = context.createSSLEngine("localhost", 0);
        SSLEngine accepting = context.createSSLEngine();
        client.setUseClientMode(true);
        accepting.setUseClientMode(false);
        ByteBuffer toServer = ByteBuffer.allocate(1 << 16);
        ByteBuffer toClient = ByteBuffer.allocate(1 << 16);
        client.beginHandshake();
        accepting.beginHandshake();
        while (isShaking(client) || isShaking(accepting)) {
            step(client, toClient, toServer);
            step(accepting, toServer, toClient);
        }
    }

    private static SSLContext context(PemCredentials server, Certificate authority)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] chain = {Pem.certificate(server.certificatePem())};
        store.setKeyEntry("server", Pem.ecKey(server.keyPem()), new char[0], chain);
        store.setCertificateEntry("ca", authority);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static boolean isShaking(SSLEngine engine) {
        return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws IOException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> engine.getDelegatedTask().run();
            case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
            default -> {
                in.flip();
                engine.unwrap(in, ByteBuffer.allocate(1 << 16));
                in.compact();
            }
        }
    }
}
