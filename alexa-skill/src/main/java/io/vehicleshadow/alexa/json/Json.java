package io.vehicleshadow.alexa.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Reads and writes JSON. Thread-safe. */
public final class Json {
    private Json() {}

    /** Made for what is no tree alone: to make a mapper takes a sixth of a second of a function's first answer. */
    private static final class Mapper {
        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** @throws IOException if it is not JSON; a missing node if it is empty */
    public static JsonNode read(byte[] json) throws IOException {
        return JsonText.read(json);
    }

    /** The JSON on one line, in UTF-8. */
    public static byte[] bytes(JsonNode json) {
        return JsonText.bytes(json);
    }

    /**
     * A file of this program, beside the class.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static JsonNode resource(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no file " + name + " beside " + beside.getName());
            }
            return JsonText.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + name + " can't be read", e);
        }
    }

    /** A value as maps, lists, text, numbers and booleans make it. */
    public static JsonNode of(Object value) {
        return Mapper.MAPPER.valueToTree(value);
    }

    /** The object as maps, lists, text, numbers and booleans. */
    public static Map<String, Object> asMap(ObjectNode json) {
        return Mapper.MAPPER.convertValue(json, new TypeReference<>() {});
    }

    /** The JSON over several lines, for people. */
    public static String pretty(JsonNode json) {
        try {
            return Mapper.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
