package io.vehicleshadow.alexa.account;

import io.vehicleshadow.alexa.lambda.Environment;
import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.live.PublishedKeys;
import io.vehicleshadow.functions.live.TokenRefused;
import io.vehicleshadow.functions.live.TokenVerifier;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tokens of the sign-in, checked by the verifier that also admits pages. */
public final class SignInAccounts implements LinkedAccounts {
    private static final Logger LOG = LoggerFactory.getLogger(SignInAccounts.class);
    private final TokenVerifier verifier;

    /** @param verifier takes only tokens of the skill's own clients */
    public SignInAccounts(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    /** The accounts whose tokens ISSUER gave to CLIENT_IDS; its keys stand at JWKS_URI, or where issuers have them. */
    public static SignInAccounts of(Environment environment, Clock clock) {
        String issuer = environment.required("ISSUER");
        Set<String> clients = Set.of(environment.required("CLIENT_IDS").split(","));
        URI keys = URI.create(environment.optional("JWKS_URI").orElse(issuer + "/.well-known/jwks.json"));
        PublishedKeys published = new PublishedKeys(keys, clock);
        published.fetchAhead();
        return new SignInAccounts(new TokenVerifier(published, issuer, clients, clock));
    }

    @Override
    public Optional<PersonId> person(String accessToken) {
        try {
            return Optional.of(verifier.verify(accessToken).person());
        } catch (TokenRefused e) {
            LOG.info("An account's token was refused: {}", e.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw new CloudUnavailable("Can't fetch the signing keys", false, e);
        }
    }
}
