package io.vehicleshadow.alexa.smarthome;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.alexa.smarthome.endpoint.Endpoint;
import io.vehicleshadow.alexa.smarthome.endpoint.Endpoints;
import io.vehicleshadow.alexa.smarthome.event.EventGateway;
import io.vehicleshadow.functions.access.Grant;
import io.vehicleshadow.functions.access.Grants;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.shadow.ShadowChange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells Alexa what a person has, after a vehicle was shared or is no longer, and after its owner has named it, or allowed or
 * refused opening by voice. What is told is what is so now, whatever came before: events in any order end in the truth.
 */
final class AccessReports {
    private final HomeParts parts;
    private final Discovery discovery;
    private final Grants grants;
    private final EventGateway gateway;

    AccessReports(HomeParts parts, Grants grants, EventGateway gateway) {
        this.parts = parts;
        this.discovery = new Discovery(parts);
        this.grants = grants;
        this.gateway = gateway;
    }

    /**
     * @param person whose access has changed; empty if it is what everybody with access may do
     * @throws IOException if Alexa could not be told
     */
    void changed(ThingName thing, Optional<PersonId> person) throws IOException {
        List<PersonId> people = person.map(List::of)
                .orElseGet(
                        () -> grants.peopleOf(thing).stream().map(Grant::person).toList());
        for (PersonId each : people) {
            tell(each, thing);
        }
    }

    /**
     * Tells what the vehicle has and has no longer, if it has begun to go by another catalogue.
     *
     * @throws IOException if Alexa could not be told
     */
    void changed(ThingName thing, ShadowChange change) throws IOException {
        Endpoints before = parts.endpoints(Optional.of(change.previous()));
        Endpoints now = parts.endpoints(Optional.of(change.current()));
        if (before.areAs(now)) {
            return;
        }
        List<String> gone = ids(before.of(thing));
        gone.removeAll(ids(now.of(thing)));
        for (Grant grant : grants.peopleOf(thing)) {
            if (!gone.isEmpty()) {
                gateway.send(grant.person(), token -> parts.messages().deleteReport(token, gone));
            }
            tell(grant.person(), thing);
        }
    }

    private static List<String> ids(List<Endpoint> endpoints) {
        return endpoints.stream()
                .map(endpoint -> endpoint.id().toString())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Told again if it has changed meanwhile: what was told last must be so. */
    private void tell(PersonId person, ThingName thing) throws IOException {
        boolean has;
        do {
            has = parts.access().role(person, thing).isPresent();
            if (!has) {
                List<String> ids =
                        parts.everyId(thing).stream().map(Object::toString).toList();
                gateway.send(person, token -> parts.messages().deleteReport(token, ids));
            }
            // With one vehicle more or less, the others are called otherwise too. One message each: 256 KB at most.
            for (List<JsonNode> endpoints : discovery.byVehicle(person).values()) {
                gateway.send(person, token -> parts.messages().addOrUpdateReport(token, endpoints));
            }
        } while (has != parts.access().role(person, thing).isPresent());
    }
}
