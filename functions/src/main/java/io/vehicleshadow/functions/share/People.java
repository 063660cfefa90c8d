package io.vehicleshadow.functions.share;

import java.util.Optional;

/** Who has an account in the sign-in. Thread-safe. */
public interface People {
    /** The person of that id, or who signs in by that name; empty if there is no such account. */
    Optional<Person> find(String idOrName);
}
