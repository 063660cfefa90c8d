package io.vehicleshadow.localiot.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.localiot.http.ErrorType;
import io.vehicleshadow.localiot.http.HttpError;
import io.vehicleshadow.localiot.identity.RegisteredCertificates;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.thing.Thing;
import io.vehicleshadow.localiot.thing.Things;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Things with their attributes. Source: AWS IoT API reference, CreateThing and its kin. */
final class ThingCalls {

    static final Pattern NAME = Pattern.compile("[a-zA-Z0-9:_-]{1,128}");

    private static final int MOST_ATTRIBUTES = 50;
    private static final int MOST_WITHOUT_A_TYPE = 3;
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-zA-Z0-9_.,@/:#-]{1,128}");
    private static final Pattern VALUE = Pattern.compile("[a-zA-Z0-9_.,@/:#=\\[\\]-]{0,800}");

    private final Things things;
    private final RegisteredCertificates certificates;

    ThingCalls(Things things, RegisteredCertificates certificates) {
        this.things = things;
        this.certificates = certificates;
    }

    JsonNode create(Request request) {
        String name = request.name("thingName", NAME);
        Optional<String> type = request.text("thingTypeName");
        type.ifPresent(this::requireUsable);
        Map<String, String> attributes = attributes(request.body().path("attributePayload"));
        requireFew(attributes, type);
        Optional<Thing> there = things.find(name);
        if (there.isPresent()
                && !(there.get().attributes().equals(attributes)
                        && there.get().type().equals(type))) {
            throw new HttpError(
                    ErrorType.ALREADY_EXISTS, "Thing " + name + " already exists in account with different attributes");
        }
        return described(there.orElseGet(() -> things.make(name, type, attributes)), request);
    }

    private static ObjectNode described(Thing thing, Request request) {
        return Json.object()
                .put("thingName", thing.name())
                .put("thingArn", request.arns().of("thing", thing.name()))
                .put("thingId", thing.id());
    }

    JsonNode describe(Request request) {
        Thing thing = found(request);
        return filled(described(thing, request).put("defaultClientId", thing.name()), thing);
    }

    private static ObjectNode filled(ObjectNode json, Thing thing) {
        thing.type().ifPresent(type -> json.put("thingTypeName", type));
        ObjectNode attributes = json.putObject("attributes");
        new TreeMap<>(thing.attributes()).forEach(attributes::put);
        return json.put("version", thing.version());
    }

    JsonNode update(Request request) {
        Thing thing = found(request);
        requireVersion(thing, request.body().path("expectedVersion").asLong(thing.version()));
        Optional<String> type = request.text("thingTypeName");
        type.ifPresent(this::requireUsable);
        boolean untyped = request.body().path("removeThingType").asBoolean();
        Optional<String> newType = untyped ? Optional.empty() : type.or(thing::type);
        Map<String, String> attributes = changed(thing, request.body().path("attributePayload"));
        requireFew(attributes, newType);
        things.save(thing.changed(newType, attributes));
        return Json.object();
    }

    /** Without a payload they stay; with {@code merge} an empty value takes one away. */
    private static Map<String, String> changed(Thing thing, JsonNode payload) {
        if (!payload.has("attributes")) {
            return thing.attributes();
        }
        Map<String, String> attributes =
                new TreeMap<>(payload.path("merge").asBoolean() ? thing.attributes() : Map.of());
        attributes.putAll(attributes(payload));
        attributes.values().removeIf(String::isEmpty);
        return attributes;
    }

    JsonNode delete(Request request) {
        String name = request.name("thingName", NAME);
        Optional<Thing> thing = things.find(name);
        if (thing.isEmpty()) {
            return Json.object();
        }
        requireVersion(thing.get(), request.call().number("expectedVersion").orElse((int)
                thing.get().version()));
        if (!certificates.all(known -> known.things().contains(name)).isEmpty()) {
            throw HttpError.invalid("Thing " + name + " can't be deleted while it is attached to a principal");
        }
        things.remove(name);
        return Json.object();
    }

    JsonNode list(Request request) {
        Optional<String> type = request.call().parameter("thingTypeName");
        Optional<String> attribute = request.call().parameter("attributeName");
        Optional<String> value = request.call().parameter("attributeValue");
        var names = things.names().stream()
                .filter(name -> fits(things.find(name).orElseThrow(), type, attribute, value))
                .toList();
        return request.page("things", names, Request.Element.object((name, json) -> {
            Thing thing = things.find(name).orElseThrow();
            filled(json.put("thingName", name).put("thingArn", request.arns().of("thing", name)), thing);
        }));
    }

    private static boolean fits(
            Thing thing, Optional<String> type, Optional<String> attribute, Optional<String> value) {
        return (type.isEmpty() || thing.type().equals(type))
                && (attribute.isEmpty()
                        || Optional.ofNullable(thing.attributes().get(attribute.get()))
                                .equals(value));
    }

    private Thing found(Request request) {
        String name = request.name("thingName", NAME);
        return things.find(name)
                .orElseThrow(() -> new HttpError(ErrorType.RESOURCE_NOT_FOUND, "Thing " + name + " not found"));
    }

    private void requireUsable(String type) {
        boolean usable = things.type(type)
                .orElseThrow(() -> new HttpError(ErrorType.RESOURCE_NOT_FOUND, "Thing type " + type + " not found"))
                .deprecatedMillis()
                .isEmpty();
        if (!usable) {
            throw HttpError.invalid("Thing type " + type + " is deprecated");
        }
    }

    private static void requireVersion(Thing thing, long expected) {
        if (thing.version() != expected) {
            throw new HttpError(
                    ErrorType.VERSION_CONFLICT,
                    "Thing " + thing.name() + " has version " + thing.version() + ", not the expected " + expected);
        }
    }

    private static void requireFew(Map<String, String> attributes, Optional<String> type) {
        int most = type.isPresent() ? MOST_ATTRIBUTES : MOST_WITHOUT_A_TYPE;
        if (attributes.size() > most) {
            throw HttpError.invalid("A thing " + (type.isPresent() ? "with" : "without") + " a type has at most " + most
                    + " attributes, not " + attributes.size());
        }
    }

    private static Map<String, String> attributes(JsonNode payload) {
        Map<String, String> attributes = new TreeMap<>();
        payload.path("attributes").properties().forEach(each -> {
            String value = each.getValue().asText();
            if (!ATTRIBUTE.matcher(each.getKey()).matches()
                    || !VALUE.matcher(value).matches()) {
                throw HttpError.invalid("Invalid attribute " + each.getKey() + "=" + value + ": a name must match "
                        + ATTRIBUTE + ", a value " + VALUE);
            }
            attributes.put(each.getKey(), value);
        });
        return attributes;
    }
}
