package io.vehicleshadow.alexa.cloud;

import io.vehicleshadow.alexa.garage.GarageUnavailable;
import io.vehicleshadow.alexa.garage.LinkedAccounts;
import io.vehicleshadow.functions.live.TokenRefused;
import io.vehicleshadow.functions.live.TokenVerifier;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tokens of the sign-in, checked by the verifier that also lets pages in. */
public final class CloudAccounts implements LinkedAccounts {
    private static final Logger LOG = LoggerFactory.getLogger(CloudAccounts.class);
    private final TokenVerifier verifier;

    /** The accounts whose tokens this verifier takes; its only client is the skill's. */
    public CloudAccounts(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public Optional<String> person(String accessToken) {
        try {
            return Optional.of(verifier.verify(accessToken).person().value());
        } catch (TokenRefused e) {
            LOG.info("An account's token was refused: {}", e.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw new GarageUnavailable(false, e);
        }
    }
}
