package io.vehicleshadow.local.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URL;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says who sent a request, as API Gateway's JWT authorizer does: signature by a key of the issuer and RS256 alone, issuer,
 * {@code aud} or {@code client_id}, expiry, not before.
 *
 * <p>Source: API Gateway developer guide, Controlling access to HTTP APIs with JWT authorizers.
 */
public final class JwtAuthorizer {
    private final String issuer;
    private final Set<String> audiences;
    private final Clock clock;
    private final ConfigurableJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /**
     * An authorizer for the tokens of one issuer.
     *
     * @param issuer the {@code iss} that tokens must have
     * @param keys where the issuer publishes its keys
     * @param audiences the client ids that tokens must be for
     * @param clock tells whether a token has expired
     */
    public JwtAuthorizer(String issuer, URL keys, Set<String> audiences, Clock clock) {
        this.issuer = issuer;
        this.audiences = Set.copyOf(audiences);
        this.clock = clock;
        JWKSource<SecurityContext> source =
                JWKSourceBuilder.create(keys).rateLimited(false).build();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, source));
        processor.setJWTClaimsSetVerifier((claims, context) -> check(claims));
    }

    /** The claims of the bearer token in an Authorization header; empty if it is none that counts. */
    public Optional<Map<String, Object>> claims(String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        String token = authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).trim()
                : authorization.trim();
        try {
            return Optional.of(processor.process(token, null).toJSONObject());
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    private void check(JWTClaimsSet claims) throws BadJWTException {
        Date now = Date.from(clock.instant());
        boolean timely = claims.getExpirationTime() != null
                && now.before(claims.getExpirationTime())
                && (claims.getNotBeforeTime() == null || !now.before(claims.getNotBeforeTime()));
        boolean ours = claims.getAudience().stream().anyMatch(audiences::contains)
                || claims.getAudience().isEmpty() && audiences.contains(String.valueOf(claims.getClaim("client_id")));
        if (!issuer.equals(claims.getIssuer()) || !timely || !ours) {
            throw new BadJWTException("not from this issuer, not for this API, or not now");
        }
    }
}
