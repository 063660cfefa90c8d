package io.vehicleshadow.localiot.identity;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * A certificate signing request (PKCS #10) whose signer has shown to hold the private key. Keys are EC (P-256, P-384,
 * P-521) or RSA of at least 2,048 bits.
 *
 * <p>Source: AWS IoT API reference, CreateCertificateFromCsr.
 *
 * @param subject what the certificate is to be called; {@code CN=AWS IoT Certificate} if the request names no subject
 */
record SigningRequest(X500Name subject, PublicKey key) {

    private static final int LEAST_RSA_BITS = 2048;
    private static final int LEAST_EC_BITS = 256;

    /** @throws RefusedSigningRequest when {@code pem} isn't one, its signature is wrong or its key too weak */
    static SigningRequest read(String pem) throws RefusedSigningRequest {
        JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(parsed(pem));
        try {
            PublicKey key = request.getPublicKey();
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw new RefusedSigningRequest("its signature was not made with the key that it holds");
            }
            requireStrong(key);
            X500Name subject = request.getSubject();
            return new SigningRequest(
                    subject.getRDNs().length == 0 ? new X500Name("CN=AWS IoT Certificate") : subject, key);
        } catch (GeneralSecurityException | OperatorCreationException | PKCSException e) {
            throw new RefusedSigningRequest("its key or signature can't be read: " + e.getMessage());
        }
    }

    private static PKCS10CertificationRequest parsed(String pem) throws RefusedSigningRequest {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            if (parser.readObject() instanceof PKCS10CertificationRequest request) {
                return request;
            }
            throw new RefusedSigningRequest("it is no PKCS #10 request in PEM form");
        } catch (PEMException e) {
            throw new RefusedSigningRequest("it is no PKCS #10 request in PEM form: " + e.getMessage());
        } catch (IOException e) {
            throw new RefusedSigningRequest("it is no PEM text: " + e.getMessage());
        }
    }

    private static void requireStrong(PublicKey key) throws RefusedSigningRequest {
        boolean strong = key instanceof ECPublicKey curve
                        && curve.getParams().getCurve().getField().getFieldSize() >= LEAST_EC_BITS
                || key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
        if (!strong) {
            throw new RefusedSigningRequest(
                    "its key is neither EC of at least 256 bits nor RSA of at least 2,048 bits");
        }
    }
}
