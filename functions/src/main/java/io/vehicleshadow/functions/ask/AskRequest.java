package io.vehicleshadow.functions.ask;

import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.history.EntryId;
import io.vehicleshadow.functions.history.FirstRequest;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.command.VehicleCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A person's request to a vehicle.
 *
 * @param confirmed whether the person has confirmed what needs it
 * @param requestId names the request: delivered twice it has the same
 * @param at when the request came in, the same for every delivery of it
 * @param patience how long to wait for the vehicle's answer; 0 for not at all
 * @param key under which it may be repeated, as long as it has not expired
 */
public record AskRequest(
        PersonId by,
        Channel channel,
        ThingName thing,
        VehicleCommand command,
        boolean confirmed,
        String requestId,
        Instant at,
        Duration patience,
        Optional<IdempotencyKey> key) {
    /** A request that has no key. */
    public AskRequest(
            PersonId by,
            Channel channel,
            ThingName thing,
            VehicleCommand command,
            boolean confirmed,
            String requestId,
            Instant at,
            Duration patience) {
        this(by, channel, thing, command, confirmed, requestId, at, patience, Optional.empty());
    }

    /** Refuses a request with a gap. */
    public AskRequest {
        Objects.requireNonNull(by);
        Objects.requireNonNull(channel);
        Objects.requireNonNull(thing);
        Objects.requireNonNull(command);
        Objects.requireNonNull(requestId);
        Objects.requireNonNull(at);
        Objects.requireNonNull(key);
        if (patience.isNegative()) {
            throw new IllegalArgumentException("A wait is not negative, but this is " + patience);
        }
    }

    /** The same request as that one, which it repeats. */
    AskRequest repeating(FirstRequest first) {
        return new AskRequest(by, channel, thing, command, confirmed, first.requestId(), first.at(), patience, key);
    }

    /** The same request, of that command. */
    AskRequest with(VehicleCommand other) {
        return new AskRequest(by, channel, thing, other, confirmed, requestId, at, patience, key);
    }

    /** What it requests, in letters: of the same command the same. */
    String content() {
        StringBuilder content = new StringBuilder(confirmed ? "confirmed" : "");
        command.requested()
                .forEach((signal, value) ->
                        content.append(' ').append(signal).append('=').append(value));
        return content.toString();
    }

    public EntryId entryId() {
        return EntryId.ofRequest(at, by.value(), thing.value(), requestId);
    }
}
