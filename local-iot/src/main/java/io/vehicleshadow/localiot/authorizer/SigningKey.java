package io.vehicleshadow.localiot.authorizer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * A public key that verifies tokens: RSA with SHA-256, in PEM form. Source: AWS IoT developer guide, Creating and managing
 * custom authorizers.
 */
record SigningKey(RSAPublicKey key) {

    private static final int LEAST_BITS = 2048;

    /** @throws IllegalArgumentException when it is no such key */
    static SigningKey read(String pem) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            RSAPublicKey key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
            if (key.getModulus().bitLength() >= LEAST_BITS) {
                return new SigningKey(key);
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("a key of tokenSigningPublicKeys is no RSA public key in PEM form", e);
        }
        throw new IllegalArgumentException("a key of tokenSigningPublicKeys has less than " + LEAST_BITS + " bits");
    }

    /** @param signature in base64 */
    boolean signed(String token, String signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(token.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
