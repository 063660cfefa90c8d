package io.vehicleshadow.alexa.garage;

import java.util.Optional;

/** Checks the token of account linking: signature, issuer, client and expiry. Thread-safe. */
@FunctionalInterface
public interface LinkedAccounts {
    /** The person whose token this is; empty if the token is not, or no longer, good. Never logs the token. */
    Optional<String> person(String accessToken);
}
