package io.vehicleshadow.functions.share;

import io.vehicleshadow.functions.access.PersonId;
import java.util.Optional;

/**
 * Somebody who has an account.
 *
 * @param name what people know them by; empty if that is their id
 */
public record Person(PersonId id, Optional<String> name) {}
