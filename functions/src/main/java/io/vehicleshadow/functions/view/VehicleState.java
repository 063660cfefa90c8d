package io.vehicleshadow.functions.view;

import io.vehicleshadow.functions.access.Role;
import io.vehicleshadow.functions.presence.Presence;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import java.time.Instant;
import java.util.Optional;

/**
 * What is true of a vehicle.
 *
 * @param role of the person who looks
 * @param presence empty if it has never connected
 * @param shadow empty if it has never reported and nobody has sent it a command
 * @param asOf by the shadow service's clock where there is a shadow
 */
public record VehicleState(
        ThingName thing, Role role, Optional<Presence> presence, Optional<ShadowDocument> shadow, Instant asOf) {}
