package io.vehicleshadow.functions.live;

import io.vehicleshadow.functions.access.PersonId;
import java.time.Instant;

/**
 * Whose token it is.
 *
 * @param client the client of the sign-in that it was issued to
 * @param until when it expires
 */
public record SignedIn(PersonId person, String client, Instant until) {}
