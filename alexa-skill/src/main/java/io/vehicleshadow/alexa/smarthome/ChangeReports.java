package io.vehicleshadow.alexa.smarthome;

import io.vehicleshadow.alexa.smarthome.endpoint.Endpoint;
import io.vehicleshadow.alexa.smarthome.event.EventGateway;
import io.vehicleshadow.alexa.smarthome.message.Property;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.functions.access.Grant;
import io.vehicleshadow.functions.access.Grants;
import io.vehicleshadow.functions.presence.Presence;
import io.vehicleshadow.functions.presence.PresenceStore;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowChange;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Alexa what has changed at a car, whatever the cause: each person who lets her know, once, in order. */
final class ChangeReports {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeReports.class);
    private static final String AT_THE_CAR = "PHYSICAL_INTERACTION";

    private final HomeParts parts;
    private final Grants grants;
    private final PresenceStore presences;
    private final EventGateway gateway;
    private final Turns turns;

    ChangeReports(HomeParts parts, Grants grants, PresenceStore presences, EventGateway gateway, Turns turns) {
        this.parts = parts;
        this.grants = grants;
        this.presences = presences;
        this.gateway = gateway;
        this.turns = turns;
    }

    /**
     * One part has changed to that version of the shadow or, of health, at that time.
     *
     * @param part for whom it is noted that this was told
     */
    private record Change(
            Endpoint endpoint, String part, long version, String cause, List<Property> changed, List<Property> all) {
        List<Property> others() {
            return all.stream().filter(property -> !changed.contains(property)).toList();
        }
    }

    /** @throws IOException if Alexa could not be told of everything */
    void changed(ThingName thing, ShadowChange change, Instant received) throws IOException {
        Optional<Presence> presence = presences.find(thing);
        long version = change.current().version();
        report(thing, version, received, grant -> {
            VehicleState before = state(grant, presence, Optional.of(change.previous()), received);
            VehicleState now = state(grant, presence, Optional.of(change.current()), received);
            for (Endpoint endpoint : parts.endpoints().of(thing)) {
                List<Property> was = endpoint.settable(before);
                List<Property> changed = endpoint.settable(now).stream()
                        .filter(property -> was.stream().noneMatch(property::isStill))
                        .toList();
                if (!changed.isEmpty()) {
                    String cause = cause(grant, endpoint, change);
                    tell(grant, new Change(endpoint, "state", version, cause, changed, endpoint.properties(now)));
                }
            }
        });
    }

    /**
     * The rule that brings this feeds the store too, perhaps later.
     *
     * @throws IOException if Alexa could not be told of everything
     */
    void connected(ThingName thing, Presence event, Instant received) throws IOException {
        Presence latest =
                presences.find(thing).filter(known -> known.follows(event)).orElse(event);
        report(thing, 0, received, grant -> {
            Optional<ShadowDocument> shadow =
                    parts.view().of(grant.person(), thing).flatMap(VehicleState::shadow);
            VehicleState now = state(grant, Optional.of(latest), shadow, received);
            for (Endpoint endpoint : parts.endpoints().of(thing)) {
                List<Property> health = endpoint.health(now);
                List<Property> all = endpoint.properties(now);
                tell(grant, new Change(endpoint, "health", received.toEpochMilli(), AT_THE_CAR, health, all));
            }
        });
    }

    /** Everybody who lets Alexa know is told; that one could not be told does not keep it from the others. */
    private void report(ThingName thing, long version, Instant received, Telling telling) throws IOException {
        IOException failure = null;
        for (Grant grant : grants.peopleOf(thing)) {
            try {
                if (parts.grants().has(grant.person())) {
                    turns.take(grant, version, received, () -> telling.tell(grant));
                }
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private interface Telling {
        void tell(Grant grant) throws IOException;
    }

    private static VehicleState state(
            Grant grant, Optional<Presence> presence, Optional<ShadowDocument> document, Instant at) {
        return new VehicleState(grant.thing(), grant.role(), presence, document, at);
    }

    private void tell(Grant grant, Change change) throws IOException {
        String part = change.part() + "#" + change.endpoint().id().part();
        if (parts.store().lastTold(grant.person(), grant.thing(), part) >= change.version()) {
            LOG.info(
                    "{} was told of version {} of {} before",
                    grant.person(),
                    change.version(),
                    change.endpoint().id());
            return;
        }
        String id = change.endpoint().id().toString();
        gateway.send(
                grant.person(),
                token -> parts.messages().changeReport(id, token, change.cause(), change.changed(), change.others()));
        parts.store().noteTold(grant.person(), grant.thing(), part, change.version());
    }

    /** A change that answers a command has that command's cause; every other was made at the car. */
    private String cause(Grant grant, Endpoint endpoint, ShadowChange change) {
        return endpoint.commandable().stream()
                .map(signal -> change.outcomes().get(signal.key().value()))
                .filter(Objects::nonNull)
                .findFirst()
                .map(outcome -> parts.view()
                        .command(grant.person(), grant.thing(), outcome.version())
                        .filter(report -> report.command().channel().equals(Channel.VOICE))
                        .map(report -> "VOICE_INTERACTION")
                        .orElse("APP_INTERACTION"))
                .orElse(AT_THE_CAR);
    }
}
