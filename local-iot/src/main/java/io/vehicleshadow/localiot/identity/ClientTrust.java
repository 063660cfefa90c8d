package io.vehicleshadow.localiot.identity;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/** Whose certificates complete a TLS handshake: those of the authority, and those that were registered without theirs. */
final class ClientTrust implements X509TrustManager {

    private final X509Certificate authority;
    private final RegisteredCertificates registered;

    ClientTrust(X509Certificate authority, RegisteredCertificates registered) {
        this.authority = authority;
        this.registered = registered;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authentication) throws CertificateException {
        X509Certificate client = chain[0];
        client.checkValidity();
        try {
            if (registered.find(Pem.fingerprint(client)).isEmpty()) {
                client.verify(authority.getPublicKey());
            }
        } catch (GeneralSecurityException e) {
            throw new CertificateException(
                    "another authority signed it, and it is not registered: " + client.getSubjectX500Principal(), e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authentication) throws CertificateException {
        throw new CertificateException("it is for clients");
    }

    /** Named to clients, which may then show certificates of these only: so none are named. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
