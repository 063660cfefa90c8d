package io.vehicleshadow.functions.ask;

import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.history.EntryId;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.VehicleCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A person's request to a vehicle.
 *
 * @param confirmed whether the person has confirmed what needs it
 * @param requestId names the request: delivered twice it has the same
 * @param at when the request came in, the same for every delivery of it
 * @param patience how long to wait for the vehicle's answer; 0 for not at all
 */
public record AskRequest(
        PersonId by,
        Channel channel,
        ThingName thing,
        VehicleCommand command,
        boolean confirmed,
        String requestId,
        Instant at,
        Duration patience) {
    /** Refuses a request with a gap. */
    public AskRequest {
        Objects.requireNonNull(by);
        Objects.requireNonNull(channel);
        Objects.requireNonNull(thing);
        Objects.requireNonNull(command);
        Objects.requireNonNull(requestId);
        Objects.requireNonNull(at);
        if (patience.isNegative()) {
            throw new IllegalArgumentException("A wait is not negative, but this is " + patience);
        }
    }

    EntryId entryId() {
        return EntryId.ofRequest(at, by.value(), thing.value(), requestId);
    }
}
