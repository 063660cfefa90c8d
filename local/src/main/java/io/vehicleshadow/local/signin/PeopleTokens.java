package io.vehicleshadow.local.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;

/**
 * The tokens that the sign-in gives, with the claims of the deployed one: an access token names its client, an id token its
 * audience.
 *
 * <p>Source: Amazon Cognito developer guide, understanding user pool JSON web tokens.
 */
record PeopleTokens(String issuer, SigningKey signing, Clock clock) {
    static final Duration LIFE = Duration.ofHours(1);

    String access(Grants.SignedIn who) {
        return signed(claims(who, "access")
                .claim("client_id", who.client())
                .claim("scope", who.scope())
                .build());
    }

    String id(Grants.SignedIn who) {
        JWTClaimsSet.Builder claims = claims(who, "id").audience(who.client());
        who.nonce().ifPresent(nonce -> claims.claim("nonce", nonce));
        return signed(claims.build());
    }

    private JWTClaimsSet.Builder claims(Grants.SignedIn who, String use) {
        Date now = Date.from(clock.instant());
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(who.person())
                .claim("token_use", use)
                .issueTime(now)
                .expirationTime(Date.from(clock.instant().plus(LIFE)))
                .jwtID(UUID.randomUUID().toString());
    }

    private String signed(JWTClaimsSet claims) {
        RSAKey key = signing.get();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The sign-in's own key can't sign", e);
        }
        return token.serialize();
    }
}
