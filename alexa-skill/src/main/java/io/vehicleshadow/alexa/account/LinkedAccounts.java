package io.vehicleshadow.alexa.account;

import io.vehicleshadow.functions.access.PersonId;
import java.util.Optional;

/** Checks the token of account linking: signature, issuer, client and expiry. Thread-safe. */
@FunctionalInterface
public interface LinkedAccounts {
    /**
     * The person whose token this is; empty if the token is not, or no longer, good. Never logs the token.
     *
     * @throws io.vehicleshadow.functions.CloudUnavailable if the token can't be checked now
     */
    Optional<PersonId> person(String accessToken);
}
