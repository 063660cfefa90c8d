package io.vehicleshadow.alexa.smarthome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.smarthome.endpoint.Endpoint;
import io.vehicleshadow.alexa.smarthome.endpoint.EndpointId;
import io.vehicleshadow.alexa.smarthome.endpoint.Endpoints;
import io.vehicleshadow.alexa.smarthome.endpoint.Health;
import io.vehicleshadow.alexa.smarthome.event.EventGateway;
import io.vehicleshadow.alexa.smarthome.message.Directive;
import io.vehicleshadow.alexa.smarthome.message.HomeError;
import io.vehicleshadow.alexa.smarthome.message.Messages;
import io.vehicleshadow.alexa.smarthome.message.Property;
import io.vehicleshadow.functions.access.Channel;
import io.vehicleshadow.functions.access.Grant;
import io.vehicleshadow.functions.access.Grants;
import io.vehicleshadow.functions.presence.PresenceStore;
import io.vehicleshadow.functions.view.VehicleState;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowChange;
import io.vehicleshadow.vehicle.shadow.ShadowDocument;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Alexa what she did not ask: how a directive ended whose car took its time, and what has changed at a car,
 * whatever the cause. Events may be repeated: who was told is not told again.
 */
final class SmartHomeEvents {
    private static final Logger LOG = LoggerFactory.getLogger(SmartHomeEvents.class);
    /** A function has fifteen minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(14);

    private static final Duration ANSWER_TIME = Duration.ofSeconds(5);

    private final HomeParts parts;
    private final SmartHome home;
    private final Endpoints endpoints;
    private final Grants grants;
    private final PresenceStore presences;
    private final EventGateway gateway;

    SmartHomeEvents(HomeParts parts, Grants grants, PresenceStore presences, EventGateway gateway) {
        this.parts = parts;
        this.home = new SmartHome(parts);
        this.endpoints = parts.endpoints();
        this.grants = grants;
        this.presences = presences;
        this.gateway = gateway;
    }

    /** @throws IOException if Alexa could not be told */
    void take(JsonNode event) throws IOException {
        if (Job.isOne(event)) {
            goOn(Job.read(event, parts.catalogue()));
            return;
        }
        String thing = event.path("thing").asText();
        if (!ThingName.isValid(thing)) {
            throw new IllegalArgumentException("The event has no thing");
        }
        Instant received = Instant.ofEpochMilli(event.path("received").asLong());
        switch (event.path("kind").asText()) {
            case "documents" -> changed(new ThingName(thing), ShadowChange.of(event), received);
            case "presence" -> presenceChanged(new ThingName(thing), received);
            default -> throw new IllegalArgumentException("Unknown kind of event: " + event.path("kind"));
        }
    }

    /** The same request again: it is not made a second time, and this time there is time to wait. */
    private void goOn(Job job) throws IOException {
        Directive directive = job.asDirective();
        Endpoint endpoint = directive
                .endpointId()
                .flatMap(EndpointId::read)
                .flatMap(endpoints::find)
                .orElseThrow();
        Duration limit = job.signal().staleAfter().orElse(LONGEST).plus(ANSWER_TIME);
        Duration patience = limit.compareTo(LONGEST) < 0 ? limit : LONGEST;
        Ending ending = Ending.of(parts.askVehicle().ask(job.request(endpoint, patience)), job.signal());
        Ending told = ending instanceof Ending.Pending
                ? new Ending.NotDone(HomeError.of(
                        HomeError.Type.ENDPOINT_UNREACHABLE, "The car did not answer in time; the request has expired"))
                : ending;
        ObjectNode message = home.ended(directive, job.person(), endpoint, told);
        gateway.send(job.person(), token -> Messages.withToken(message, token));
    }

    private void changed(ThingName thing, ShadowChange change, Instant received) throws IOException {
        Set<String> keys = change.changed().keySet();
        List<Endpoint> touched = endpoints.of(thing, false).stream()
                .filter(endpoint -> endpoint.signals().stream()
                        .anyMatch(signal -> signal.kind().isCommandable()
                                && keys.contains(signal.key().value())))
                .toList();
        if (touched.isEmpty()) {
            return;
        }
        report(thing, grant -> {
            VehicleState before = state(grant, Optional.of(change.previous()), received);
            VehicleState now = state(grant, Optional.of(change.current()), received);
            for (Endpoint endpoint : touched) {
                tell(grant, endpoint, change.current().version(), cause(grant, endpoint, change), before, now);
            }
        });
    }

    private void presenceChanged(ThingName thing, Instant received) throws IOException {
        report(thing, grant -> {
            VehicleState now = parts.view().of(grant.person(), thing).orElse(null);
            if (now == null) {
                return;
            }
            for (Endpoint endpoint : endpoints.of(thing, false)) {
                List<Property> health = endpoint.properties(now).stream()
                        .filter(property -> property.namespace().equals(Health.NAMESPACE))
                        .toList();
                send(grant, endpoint, received.toEpochMilli(), "health", "PHYSICAL_INTERACTION", health, now);
            }
        });
    }

    /** Everybody with access is told; that one could not be told does not keep it from the others. */
    private void report(ThingName thing, Telling telling) throws IOException {
        IOException failure = null;
        for (Grant grant : grants.peopleOf(thing)) {
            try {
                telling.tell(grant);
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

    private VehicleState state(Grant grant, Optional<ShadowDocument> document, Instant at) {
        return new VehicleState(grant.thing(), grant.role(), presences.find(grant.thing()), document, at);
    }

    private void tell(Grant grant, Endpoint endpoint, long version, String cause, VehicleState before, VehicleState now)
            throws IOException {
        List<JsonNode> was =
                endpoint.properties(before).stream().map(Property::value).toList();
        List<Property> changed = endpoint.properties(now).stream()
                .filter(property -> !property.namespace().equals(Health.NAMESPACE) && !was.contains(property.value()))
                .toList();
        if (!changed.isEmpty()) {
            send(grant, endpoint, version, "state", cause, changed, now);
        }
    }

    private void send(
            Grant grant,
            Endpoint endpoint,
            long version,
            String what,
            String cause,
            List<Property> changed,
            VehicleState now)
            throws IOException {
        String part = what + "#" + endpoint.id().part();
        if (parts.store().lastTold(grant.person(), grant.thing(), part) >= version) {
            LOG.info("{} was told of version {} of {} before", grant.person(), version, endpoint.id());
            return;
        }
        List<Property> others = endpoint.properties(now).stream()
                .filter(property -> !changed.contains(property))
                .toList();
        gateway.send(
                grant.person(),
                token -> parts.messages().changeReport(endpoint.id().toString(), token, cause, changed, others));
        parts.store().noteTold(grant.person(), grant.thing(), part, version);
    }

    /** A change that answers a command has that command's cause; every other was made at the car. */
    private String cause(Grant grant, Endpoint endpoint, ShadowChange change) {
        return endpoint.signals().stream()
                .map(signal -> change.outcomes().get(signal.key().value()))
                .filter(Objects::nonNull)
                .findFirst()
                .map(outcome -> parts.view()
                        .command(grant.person(), grant.thing(), outcome.version())
                        .filter(report -> report.command().channel() == Channel.VOICE)
                        .map(report -> "VOICE_INTERACTION")
                        .orElse("APP_INTERACTION"))
                .orElse("PHYSICAL_INTERACTION");
    }
}
