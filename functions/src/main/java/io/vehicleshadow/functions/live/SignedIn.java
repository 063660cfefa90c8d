package io.vehicleshadow.functions.live;

import io.vehicleshadow.functions.access.PersonId;
import java.time.Instant;

/**
 * Whose token it is.
 *
 * @param until when it expires
 */
public record SignedIn(PersonId person, Instant until) {}
