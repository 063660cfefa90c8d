package io.vehicleshadow.benchmarks;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/** A key of 2048 bits, its published form, and tokens that it has signed. */
final class StubSignIn {
    private final KeyPair pair;
    private final Clock clock = Clock.systemUTC();

    StubSignIn() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }

    /** The key set, as RFC 7517 writes it. */
    String keys() {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"k1\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(number(key.getModulus()), number(key.getPublicExponent()));
    }

    /** A token that lives an hour. */
    String token(String person, String issuer, String client) {
        long end = clock.instant().plus(Duration.ofHours(1)).getEpochSecond();
        String signed = encode("{\"alg\":\"RS256\",\"kid\":\"k1\"}") + "."
                + encode("{\"iss\":\"%s\",\"sub\":\"%s\",\"client_id\":\"%s\",\"token_use\":\"access\",\"exp\":%d}"
                        .formatted(issuer, person, client, end));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA256withRSA", e);
        }
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return encode(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
