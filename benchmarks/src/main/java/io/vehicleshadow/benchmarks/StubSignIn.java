package io.vehicleshadow.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;

/** A key of 2048 bits, its published form, and tokens that it has signed. */
final class StubSignIn {
    private final Clock clock = Clock.systemUTC();
    private final RSAKey key;

    StubSignIn() {
        try {
            key = new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }

    /** The key set, as RFC 7517 writes it. */
    String keys() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /** A token that lives an hour. */
    String token(String person, String issuer, String client) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(person)
                .claim("client_id", client)
                .claim("token_use", "access")
                .expirationTime(Date.from(clock.instant().plus(Duration.ofHours(1))))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("Its own key can't sign", e);
        }
        return token.serialize();
    }
}
