package io.vehicleshadow.functions.view;

import io.vehicleshadow.functions.access.Grant;
import io.vehicleshadow.functions.label.VehicleLabel;
import io.vehicleshadow.functions.presence.Presence;
import java.util.Optional;

/**
 * One of a person's vehicles.
 *
 * @param presence empty if it has never connected
 */
public record VehicleSummary(Grant grant, Optional<Presence> presence, VehicleLabel label) {}
