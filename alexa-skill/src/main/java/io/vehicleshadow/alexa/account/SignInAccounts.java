package io.vehicleshadow.alexa.account;

import io.vehicleshadow.functions.CloudUnavailable;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.live.TokenRefused;
import io.vehicleshadow.functions.live.TokenVerifier;
import java.io.IOException;
import java.util.Optional;
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
