package io.vehicleshadow.functions.live;

import java.io.IOException;
import java.security.PublicKey;
import java.util.Optional;

/** The keys with which a sign-in signs. Thread-safe. */
public interface SigningKeys {
    /**
     * The RSA key of that id.
     *
     * @throws IOException if the keys can't be fetched
     */
    Optional<PublicKey> find(String keyId) throws IOException;
}
