package io.vehicleshadow.localiot.thing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.json.Json;
import java.util.OptionalLong;

/**
 * A type of things.
 *
 * @param properties what CreateThingType was given
 * @param deprecatedMillis since when no thing may be given the type; empty when things may
 */
public record ThingType(
        String name, String id, ObjectNode properties, long createdMillis, OptionalLong deprecatedMillis) {

    static ThingType read(String name, ObjectNode json) {
        return new ThingType(
                name,
                json.path("id").textValue(),
                json.withObject("/properties"),
                json.path("created").longValue(),
                json.has("deprecated") ? OptionalLong.of(json.path("deprecated").longValue()) : OptionalLong.empty());
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("created", createdMillis);
        json.set("properties", properties);
        deprecatedMillis.ifPresent(since -> json.put("deprecated", since));
        return json;
    }

    public ThingType deprecated(OptionalLong sinceMillis) {
        return new ThingType(name, id, properties, createdMillis, sinceMillis);
    }
}
