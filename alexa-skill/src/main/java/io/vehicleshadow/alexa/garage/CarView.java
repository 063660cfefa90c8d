package io.vehicleshadow.alexa.garage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import io.vehicleshadow.vehicle.signal.Signal;
import java.time.Instant;
import java.util.Optional;

/**
 * What is true of a car.
 *
 * @param car its name
 * @param presence whether it is connected; empty if it never was
 * @param shadow its shadow; empty if it has never reported
 */
public record CarView(ThingName car, Optional<Presence> presence, Optional<ShadowDocument> shadow) {

    /** What the car last reported for the signal; a missing node if it has not. */
    public JsonNode reported(Signal signal) {
        return shadow.map(document -> document.reported().path(signal.key().value()))
                .orElse(MissingNode.getInstance());
    }

    /** Since when the car is away; empty if it is connected, or never was. */
    public Optional<Instant> offlineSince() {
        return presence.filter(known -> !known.online()).map(Presence::since);
    }

    /**
     * Whether the car is connected.
     *
     * @param online or away
     * @param since when that began
     */
    public record Presence(boolean online, Instant since) {}
}
