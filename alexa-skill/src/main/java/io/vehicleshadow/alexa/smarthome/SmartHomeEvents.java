package io.vehicleshadow.alexa.smarthome;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.alexa.smarthome.event.EventGateway;
import io.vehicleshadow.functions.access.Grants;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.functions.presence.Presence;
import io.vehicleshadow.functions.presence.PresenceStore;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowChange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** What Alexa is told without having asked. Events may be repeated: who was told is not told again. */
final class SmartHomeEvents {
    private final HomeParts parts;
    private final LateAnswers lateAnswers;
    private final ChangeReports changes;
    private final AccessReports access;

    /** @param pause returns after that time, or at once on a thread that is interrupted */
    SmartHomeEvents(
            HomeParts parts, Grants grants, PresenceStore presences, EventGateway gateway, Consumer<Duration> pause) {
        this.parts = parts;
        this.lateAnswers = new LateAnswers(parts, gateway);
        Turns turns = new Turns(parts.store(), parts.clock(), pause);
        this.changes = new ChangeReports(parts, grants, presences, gateway, turns);
        this.access = new AccessReports(parts, grants, gateway);
    }

    /** @throws IOException if Alexa could not be told */
    void take(JsonNode event) throws IOException {
        switch (event.path("kind").asText()) {
            case Deferral.KIND -> lateAnswers.tell(Deferral.read(event, parts));
            case "documents" -> {
                ShadowChange change = ShadowChange.of(event);
                access.changed(thing(event), change);
                changes.changed(thing(event), change, received(event));
            }
            case "presence" -> {
                // Lifecycle events come for clients that are no vehicles too.
                if (ThingName.isValid(event.path("thing").asText())) {
                    changes.connected(thing(event), Presence.of(event), received(event));
                }
            }
            case "access" ->
                access.changed(
                        thing(event),
                        Optional.ofNullable(event.path("person").textValue()).map(PersonId::new));
            default -> throw new IllegalArgumentException("Unknown kind of event: " + event.path("kind"));
        }
    }

    private static ThingName thing(JsonNode event) {
        return new ThingName(event.path("thing").asText());
    }

    private static Instant received(JsonNode event) {
        return Instant.ofEpochMilli(event.path("received").asLong());
    }
}
