package io.vehicleshadow.functions.live;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A sign-in with one key. */
public final class TestSignIn {
    public static final String ISSUER = "http://sign-in.test";
    private final KeyPair pair;

    public TestSignIn() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public SigningKeys keys() {
        return id -> id.equals("k1") ? Optional.of(pair.getPublic()) : Optional.empty();
    }

    public String token(String header, String claims) {
        return sign(header, claims, "RS");
    }

    public String sign(String header, String claims, String how) {
        String signed =
                encode(header.getBytes(StandardCharsets.UTF_8)) + "." + encode(claims.getBytes(StandardCharsets.UTF_8));
        try {
            byte[] bytes = signed.getBytes(StandardCharsets.US_ASCII);
            if (how.equals("HS")) {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(pair.getPublic().getEncoded(), "HmacSHA256"));
                return signed + "." + encode(mac.doFinal(bytes));
            }
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(bytes);
            return signed + "." + (how.equals("none") ? "" : encode(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
