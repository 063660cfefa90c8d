package io.vehicleshadow.functions.live;

import io.vehicleshadow.functions.access.PersonId;
import java.time.Duration;
import java.util.List;

/**
 * What a page may do, and for how long.
 *
 * @param policies IoT policy documents
 */
public record LivePass(PersonId person, List<String> policies, Duration disconnectAfter, Duration refreshAfter) {}
