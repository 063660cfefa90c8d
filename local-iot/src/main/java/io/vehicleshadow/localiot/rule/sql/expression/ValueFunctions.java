package io.vehicleshadow.localiot.rule.sql.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.vehicleshadow.localiot.json.Json;
import io.vehicleshadow.localiot.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions of values of several types. */
final class ValueFunctions {

    private static final String BASE64 = "base64";

    private ValueFunctions() {}

    static Map<String, SqlFunction> all() {
        return Map.of(
                "get", new SqlFunction(2, 2, (event, values) -> got(values.get(0), values.get(1))),
                "concat", new SqlFunction(1, Integer.MAX_VALUE, (event, values) -> joined(values)),
                "isnull",
                        new SqlFunction(
                                1,
                                1,
                                (event, values) ->
                                        Conversion.value(values.get(0).isNull())),
                "isundefined",
                        new SqlFunction(
                                1,
                                1,
                                (event, values) ->
                                        Conversion.value(values.get(0).isMissingNode())),
                "nanvl",
                        new SqlFunction(
                                2, 2, (event, values) -> isNothing(values.get(0)) ? values.get(1) : values.get(0)),
                "encode", new SqlFunction(2, 2, (event, values) -> encoded(values.get(0), values.get(1))),
                "decode", new SqlFunction(2, 2, (event, values) -> decoded(values.get(0), values.get(1))));
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static JsonNode got(JsonNode collection, JsonNode key) {
        if (collection.isObject()) {
            return key.isTextual() ? collection.path(key.textValue()) : Conversion.UNDEFINED;
        }
        Optional<Integer> index = NumberFunctions.index(key);
        if (index.isEmpty() || index.get() < 0) {
            return Conversion.UNDEFINED;
        }
        if (collection.isTextual() && index.get() < collection.textValue().length()) {
            return Conversion.value(collection.textValue().substring(index.get(), index.get() + 1));
        }
        return collection.path(index.get());
    }

    private static JsonNode joined(List<JsonNode> values) {
        if (values.size() == 1) {
            return values.get(0);
        }
        if (values.stream().anyMatch(JsonNode::isArray)) {
            return joinedArrays(values);
        }
        StringBuilder whole = new StringBuilder();
        for (JsonNode value : values) {
            Optional<String> text = Conversion.text(value);
            if (text.isEmpty() || whole.length() > Limits.LONGEST_TEXT) {
                return Conversion.UNDEFINED;
            }
            whole.append(text.get());
        }
        return Conversion.value(whole.toString());
    }

    private static JsonNode joinedArrays(List<JsonNode> values) {
        ArrayNode whole = Json.array();
        for (JsonNode value : values) {
            if (whole.size() > Limits.LONGEST_TEXT) {
                return Conversion.UNDEFINED;
            }
            if (value.isArray()) {
                value.forEach(whole::add);
            } else if (!value.isMissingNode()) {
                whole.add(value);
            }
        }
        return whole;
    }

    private static boolean isBase64(JsonNode scheme) {
        return scheme.isTextual() && scheme.textValue().equals(BASE64);
    }

    private static JsonNode encoded(JsonNode value, JsonNode scheme) {
        return Conversion.text(value)
                .filter(text -> isBase64(scheme))
                .map(text ->
                        Conversion.value(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))))
                .orElse(Conversion.UNDEFINED);
    }

    private static JsonNode decoded(JsonNode value, JsonNode scheme) {
        if (!value.isTextual() || !isBase64(scheme)) {
            return Conversion.UNDEFINED;
        }
        try {
            String text = new String(Base64.getMimeDecoder().decode(value.textValue()), StandardCharsets.UTF_8);
            return document(text).orElseGet(() -> Conversion.value(text));
        } catch (IllegalArgumentException e) {
            return NullNode.getInstance();
        }
    }

    private static Optional<JsonNode> document(String text) {
        try {
            return Optional.of(Json.read(text)).filter(JsonNode::isContainerNode);
        } catch (MalformedJson e) {
            return Optional.empty();
        }
    }
}
