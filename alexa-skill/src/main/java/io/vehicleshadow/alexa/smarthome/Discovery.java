package io.vehicleshadow.alexa.smarthome;

import com.fasterxml.jackson.databind.JsonNode;
import io.vehicleshadow.functions.access.Grant;
import io.vehicleshadow.functions.access.PersonId;
import io.vehicleshadow.vehicle.ThingName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The endpoints that a person has. What a person who may only view has is found too: its state can be seen. */
final class Discovery {
    private final HomeParts parts;

    Discovery(HomeParts parts) {
        this.parts = parts;
    }

    List<JsonNode> all(PersonId person) {
        return byVehicle(person).values().stream().flatMap(List::stream).toList();
    }

    /** In the order of the vehicles' things. */
    Map<ThingName, List<JsonNode>> byVehicle(PersonId person) {
        List<ThingName> things =
                parts.access().vehicles(person).stream().map(Grant::thing).toList();
        Map<ThingName, String> names = things.size() > 1 ? VehicleNames.of(things, parts.view()::label) : Map.of();
        Map<ThingName, List<JsonNode>> endpoints = new LinkedHashMap<>();
        for (ThingName thing : things) {
            boolean mayOpen = parts.store().mayOpen(thing);
            endpoints.put(
                    thing,
                    parts.endpoints(person, thing).stream()
                            .flatMap(own -> own.of(thing, Optional.ofNullable(names.get(thing))).stream())
                            .<JsonNode>map(endpoint -> endpoint.discovery(mayOpen))
                            .toList());
        }
        return endpoints;
    }
}
