package io.vehicleshadow.alexa.smarthome;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.access.Grant;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.vehicle.ThingName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The endpoints that a person has. What a person who may only view has is found too: its state can be seen. */
final class Discovery {
    private final HomeParts parts;

    Discovery(HomeParts parts) {
        this.parts = parts;
    }

    List<JsonNode> all(PersonId person) {
        return byVehicle(person).values().stream().flatMap(List::stream).toList();
    }

    /** By the vehicles' names. */
    Map<ThingName, List<JsonNode>> byVehicle(PersonId person) {
        List<Grant> grants = parts.access().vehicles(person);
        Map<ThingName, List<JsonNode>> endpoints = new LinkedHashMap<>();
        for (Grant grant : grants) {
            boolean mayOpen = parts.store().mayOpen(grant.thing());
            endpoints.put(
                    grant.thing(),
                    parts.endpoints().of(grant.thing(), grants.size() > 1).stream()
                            .<JsonNode>map(endpoint -> endpoint.discovery(mayOpen))
                            .toList());
        }
        return endpoints;
    }
}
