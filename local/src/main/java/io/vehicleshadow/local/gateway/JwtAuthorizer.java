package io.vehicleshadow.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.live.PublishedKeys;
import io.vehicleshadow.functions.live.TokenRefused;
import io.vehicleshadow.functions.live.TokenVerifier;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says who sent a request, as API Gateway's JWT authorizer does: signature, issuer, {@code aud} or {@code client_id},
 * expiry, not before. What the token is for, it does not ask: the functions do.
 *
 * <p>Source: API Gateway developer guide, Controlling access to HTTP APIs with JWT authorizers.
 */
public final class JwtAuthorizer {
    private static final Logger LOG = LoggerFactory.getLogger(JwtAuthorizer.class);
    /** How long a signature is known to be right. */
    private static final Duration KNOWN = Duration.ofMinutes(5);

    private static final int MOST_KNOWN = 100;

    private final TokenVerifier tokens;
    private final Clock clock;
    private final Map<String, Signed> known = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Signed> eldest) {
            return size() > MOST_KNOWN;
        }
    });

    /** A token with a right signature. */
    private record Signed(JsonNode claims, Instant seen) {}

    /**
     * An authorizer for the tokens of one issuer.
     *
     * @param issuer the {@code iss} that tokens must have
     * @param keys where the issuer publishes its keys
     * @param clients whose tokens count
     */
    public JwtAuthorizer(String issuer, URI keys, Set<String> clients, Clock clock) {
        tokens = new TokenVerifier(new PublishedKeys(keys, clock), issuer, clients, clock);
        this.clock = clock;
    }

    /** The claims of the bearer token in an Authorization header; empty if it is none that counts. */
    public Optional<JsonNode> claims(String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        String token = authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).trim()
                : authorization.trim();
        try {
            JsonNode claims = signed(token);
            tokens.check(claims);
            return Optional.of(claims);
        } catch (TokenRefused e) {
            LOG.debug("{}", e.getMessage());
        } catch (IOException e) {
            LOG.warn("Can't fetch the signing keys", e);
        }
        return Optional.empty();
    }

    /** Verifying takes most of a short request's time, and a page sends the same token with each. */
    private JsonNode signed(String token) throws TokenRefused, IOException {
        Instant now = clock.instant();
        Signed before = known.get(token);
        if (before != null && now.isBefore(before.seen().plus(KNOWN))) {
            return before.claims();
        }
        JsonNode claims = tokens.signedClaims(token);
        known.put(token, new Signed(claims, now));
        return claims;
    }
}
