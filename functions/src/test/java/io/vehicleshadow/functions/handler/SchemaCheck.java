package io.vehicleshadow.functions.handler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The part of JSON Schema 2020-12 that the OpenAPI document uses. Members that a schema does not name are complaints. */
final class SchemaCheck {
    private final JsonNode document;

    SchemaCheck(JsonNode document) {
        this.document = document;
    }

    List<String> complaints(JsonNode schema, JsonNode value) {
        List<String> complaints = new ArrayList<>();
        check(schema, value, "", complaints);
        return complaints;
    }

    /** What a reference refers to; anything else itself. */
    JsonNode resolved(JsonNode written) {
        return written.has("$ref") ? document.at(written.get("$ref").asText().substring(1)) : written;
    }

    private void check(JsonNode written, JsonNode value, String at, List<String> complaints) {
        JsonNode schema = resolved(written);
        if (schema.has("anyOf")
                && StreamSupport.stream(schema.get("anyOf").spliterator(), false)
                        .noneMatch(one -> complaints(one, value).isEmpty())) {
            complaints.add(at + " is none of " + schema.get("anyOf") + ": " + value);
        }
        if (schema.has("type") && !isOfType(schema.get("type"), value)) {
            complaints.add(at + " is no " + schema.get("type") + ": " + value);
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            complaints.add(at + " is none of " + schema.get("enum") + ": " + value);
        }
        if (schema.has("const") && !schema.get("const").equals(value)) {
            complaints.add(at + " is not " + schema.get("const"));
        }
        if (schema.has("pattern")
                && !value.asText().matches(schema.get("pattern").asText())) {
            complaints.add(at + " does not match " + schema.get("pattern"));
        }
        if (schema.has("minimum") && value.asDouble() < schema.get("minimum").asDouble()) {
            complaints.add(at + " is less than " + schema.get("minimum"));
        }
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                complaints.add(at + " lacks " + name);
            }
        });
        if (schema.path("type").asText().equals("object")
                && (schema.has("properties") || schema.has("additionalProperties"))) {
            members(schema, value, at, complaints);
        }
        if (value.isArray() && schema.has("items")) {
            value.forEach(element -> check(schema.get("items"), element, at + "[]", complaints));
        }
    }

    private void members(JsonNode schema, JsonNode value, String at, List<String> complaints) {
        value.properties().forEach(member -> {
            JsonNode known = schema.path("properties").path(member.getKey());
            JsonNode more = schema.path("additionalProperties");
            String path = at + "/" + member.getKey();
            if (known.isObject()) {
                check(known, member.getValue(), path, complaints);
            } else if (more.isObject()) {
                check(more, member.getValue(), path, complaints);
            } else {
                complaints.add(path + " is not in the schema");
            }
        });
    }

    private static boolean isOfType(JsonNode types, JsonNode value) {
        return types.isArray()
                ? StreamSupport.stream(types.spliterator(), false).anyMatch(type -> isOf(type.asText(), value))
                : isOf(types.asText(), value);
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> false;
        };
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        return StreamSupport.stream(list.spliterator(), false).anyMatch(value::equals);
    }
}
