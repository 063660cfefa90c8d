package io.vehicleshadow.localiot.thing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A thing of the registry.
 *
 * @param id a UUID
 * @param version counts changes, from 1
 */
public record Thing(String name, String id, Optional<String> type, Map<String, String> attributes, long version) {

    public Thing {
        attributes = Map.copyOf(attributes);
    }

    static Thing read(String name, ObjectNode json) {
        Map<String, String> attributes = new TreeMap<>();
        json.path("attributes")
                .properties()
                .forEach(each -> attributes.put(each.getKey(), each.getValue().textValue()));
        return new Thing(
                name,
                json.path("id").textValue(),
                Optional.ofNullable(json.path("type").textValue()),
                attributes,
                json.path("version").longValue());
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("version", version);
        type.ifPresent(name -> json.put("type", name));
        ObjectNode members = json.putObject("attributes");
        new TreeMap<>(attributes).forEach(members::put);
        return json;
    }

    /** The thing after a change. */
    public Thing changed(Optional<String> newType, Map<String, String> newAttributes) {
        return new Thing(name, id, newType, newAttributes, version + 1);
    }
}
