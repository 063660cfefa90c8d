package io.vehicleshadow.alexa.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Reads and writes JSON. Thread-safe. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** @throws IOException if it is not JSON; a missing node if it is empty */
    public static JsonNode read(byte[] json) throws IOException {
        return MAPPER.readTree(json);
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
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + name + " can't be read", e);
        }
    }

    /** A value as maps, lists, text, numbers and booleans make it. */
    public static JsonNode of(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The object as maps, lists, text, numbers and booleans. */
    public static Map<String, Object> asMap(ObjectNode json) {
        return MAPPER.convertValue(json, new TypeReference<>() {});
    }

    /** The JSON over several lines, for people. */
    public static String pretty(JsonNode json) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
