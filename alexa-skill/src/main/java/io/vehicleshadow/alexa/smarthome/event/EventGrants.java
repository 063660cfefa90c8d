package io.vehicleshadow.alexa.smarthome.event;

import io.vehicleshadow.functions.access.PersonId;
import java.io.IOException;
import java.util.Optional;

/** People's grants to tell Alexa of changes. Thread-safe. */
public interface EventGrants {
    /**
     * Exchanges the code of a grant for tokens, and keeps them instead of earlier ones.
     *
     * @throws IOException if the token endpoint refuses it or does not answer
     */
    void accept(PersonId person, String code) throws IOException;

    /**
     * A token that the event gateway accepts; empty if the person has given no grant, or has taken it back.
     *
     * @throws IOException if the token endpoint does not answer
     */
    Optional<String> token(PersonId person) throws IOException;

    /** Makes the next {@link #token} a fresh one. */
    void expire(PersonId person);

    /** Forgets the grant: the person has disabled the skill or unlinked the account. */
    void forget(PersonId person);
}
