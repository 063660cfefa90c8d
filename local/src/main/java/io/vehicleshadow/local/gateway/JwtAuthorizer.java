package io.vehicleshadow.local.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URL;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
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
    /** How long a signature is known to be right: as long as the keys are known before they are fetched anew. */
    private static final Duration KNOWN = Duration.ofMillis(JWKSourceBuilder.DEFAULT_CACHE_TIME_TO_LIVE);

    private static final int MOST_KNOWN = 100;

    private final String issuer;
    private final Set<String> audiences;
    private final Clock clock;
    private final ConfigurableJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final Map<String, Signed> known = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Signed> eldest) {
            return size() > MOST_KNOWN;
        }
    });

    /** A token with a right signature. */
    private record Signed(JWTClaimsSet claims, Instant seen) {}

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
        processor.setJWTClaimsSetVerifier(null);
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
            JWTClaimsSet claims = signed(token);
            return counts(claims) ? Optional.of(claims.toJSONObject()) : Optional.empty();
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    /** Verifying takes most of a short request's time, and a page sends the same token with each. */
    private JWTClaimsSet signed(String token) throws ParseException, BadJOSEException, JOSEException {
        Instant now = clock.instant();
        Signed before = known.get(token);
        if (before != null && now.isBefore(before.seen().plus(KNOWN))) {
            return before.claims();
        }
        JWTClaimsSet claims = processor.process(token, null);
        known.put(token, new Signed(claims, now));
        return claims;
    }

    private boolean counts(JWTClaimsSet claims) {
        Date now = Date.from(clock.instant());
        boolean timely = claims.getExpirationTime() != null
                && now.before(claims.getExpirationTime())
                && (claims.getNotBeforeTime() == null || !now.before(claims.getNotBeforeTime()));
        boolean ours = claims.getAudience().stream().anyMatch(audiences::contains)
                || claims.getAudience().isEmpty() && audiences.contains(String.valueOf(claims.getClaim("client_id")));
        return issuer.equals(claims.getIssuer()) && timely && ours;
    }
}
