package io.vehicleshadow.localiot.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.http.ErrorType;
import io.vehicleshadow.localiot.http.HttpError;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.thing.ThingType;
import io.vehicleshadow.localiot.thing.Things;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/** Types of things. Source: AWS IoT API reference, CreateThingType and its kin. */
final class ThingTypeCalls {

    private final Things things;
    private final Clock clock;

    ThingTypeCalls(Things things, Clock clock) {
        this.things = things;
        this.clock = clock;
    }

    JsonNode create(Request request) {
        String name = request.name("thingTypeName", ThingCalls.NAME);
        ObjectNode properties = request.body().path("thingTypeProperties") instanceof ObjectNode given
                ? given.deepCopy()
                : Json.object();
        Optional<ThingType> there = things.type(name);
        if (there.isPresent() && !there.get().properties().equals(properties)) {
            throw new HttpError(
                    ErrorType.ALREADY_EXISTS, "Thing type " + name + " already exists with other properties");
        }
        ThingType type = there.orElseGet(
                () -> new ThingType(name, things.newId(), properties, clock.millis(), OptionalLong.empty()));
        things.save(type);
        return described(type, request);
    }

    private static ObjectNode described(ThingType type, Request request) {
        return Json.object()
                .put("thingTypeName", type.name())
                .put("thingTypeArn", request.arns().of("thingtype", type.name()))
                .put("thingTypeId", type.id());
    }

    JsonNode describe(Request request) {
        ThingType type = found(request);
        return filled(described(type, request), type);
    }

    private static ObjectNode filled(ObjectNode json, ThingType type) {
        json.set("thingTypeProperties", type.properties());
        ObjectNode metadata = json.putObject("thingTypeMetadata")
                .put("deprecated", type.deprecatedMillis().isPresent())
                .put("creationDate", Request.seconds(type.createdMillis()));
        type.deprecatedMillis().ifPresent(since -> metadata.put("deprecationDate", Request.seconds(since)));
        return json;
    }

    JsonNode list(Request request) {
        String wanted = request.call().parameter("thingTypeName").orElse("");
        var names = things.typeNames().stream()
                .filter(name -> wanted.isEmpty() || name.equals(wanted))
                .toList();
        return request.page("thingTypes", names, Request.Element.object((name, json) -> {
            ThingType type = things.type(name).orElseThrow();
            filled(json.setAll(described(type, request)), type);
        }));
    }

    JsonNode deprecate(Request request) {
        ThingType type = found(request);
        boolean undo = request.body().path("undoDeprecate").asBoolean();
        things.save(type.deprecated(undo ? OptionalLong.empty() : OptionalLong.of(clock.millis())));
        return Json.object();
    }

    /** AWS asks for five minutes between; here it can be deleted as soon as it is deprecated. */
    JsonNode delete(Request request) {
        ThingType type = found(request);
        if (type.deprecatedMillis().isEmpty()) {
            throw HttpError.invalid("Thing type " + type.name() + " must be deprecated before it is deleted");
        }
        boolean used = things.names().stream()
                .anyMatch(name -> things.find(name).orElseThrow().type().equals(Optional.of(type.name())));
        if (used) {
            throw HttpError.invalid("Thing type " + type.name() + " can't be deleted while things have it");
        }
        things.removeType(type.name());
        return Json.object();
    }

    private ThingType found(Request request) {
        String name = request.name("thingTypeName", ThingCalls.NAME);
        return things.type(name)
                .orElseThrow(() -> new HttpError(ErrorType.RESOURCE_NOT_FOUND, "Thing type " + name + " not found"));
    }
}
