package io.vehicleshadow.vehicle.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Reads and writes JSON trees as Jackson's mapper does, without one: to make the first mapper of a JVM takes a sixth of a
 * second, most of it for objects that are no trees. Numbers with a fraction are held exactly. Thread-safe.
 */
public final class JsonText {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Of a member that stands twice the last counts, and what follows the value is not looked at. */
    private static final JsonText LENIENT = new JsonText(new JsonFactory(), true, false);

    private static final JsonText STRICT = new JsonText(
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build(),
            true,
            true);
    private static final JsonText MONSTROUS = new JsonText(
            JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(1 << 17)
                            .build())
                    .build(),
            false,
            false);
    private final JsonFactory factory;
    private final boolean exact;
    private final boolean alone;

    private JsonText(JsonFactory factory, boolean exact, boolean alone) {
        this.factory = factory;
        this.exact = exact;
        this.alone = alone;
    }

    /**
     * The tree of that text in UTF-8; a missing node if there is none. Of a member that stands twice the last counts.
     *
     * @throws JsonParseException if it is no JSON
     */
    public static JsonNode read(byte[] text) throws IOException {
        try (JsonParser parser = LENIENT.factory.createParser(text)) {
            return LENIENT.read(parser);
        }
    }

    /** The same of a string. */
    public static JsonNode read(String text) throws IOException {
        try (JsonParser parser = LENIENT.factory.createParser(text)) {
            return LENIENT.read(parser);
        }
    }

    /**
     * The tree of a text that holds one value and nothing else, and no member twice.
     *
     * @throws JsonParseException if it is no such JSON
     */
    public static JsonNode readStrictly(String text) throws IOException {
        try (JsonParser parser = STRICT.factory.createParser(text)) {
            return STRICT.read(parser);
        }
    }

    /**
     * The same tree as {@link #read(byte[])}, with numbers that may be too long or too great to be held exactly.
     *
     * @throws JsonParseException if it is no JSON
     */
    public static JsonNode readMonstrousNumbers(byte[] text) throws IOException {
        try (JsonParser parser = MONSTROUS.factory.createParser(text)) {
            return MONSTROUS.read(parser);
        }
    }

    /** The text of a tree, without spaces. */
    public static String write(JsonNode tree) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = LENIENT.factory.createGenerator(text)) {
            write(generator, tree);
        } catch (IOException e) {
            throw new UncheckedIOException("A string takes all that is written", e);
        }
        return text.toString();
    }

    /** The text of a tree in UTF-8, without spaces. */
    public static byte[] bytes(JsonNode tree) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator generator = LENIENT.factory.createGenerator(text)) {
            write(generator, tree);
        } catch (IOException e) {
            throw new UncheckedIOException("An array takes all that is written", e);
        }
        return text.toByteArray();
    }

    private JsonNode read(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            return MissingNode.getInstance();
        }
        JsonNode tree = value(parser);
        if (alone && parser.nextToken() != null) {
            throw new JsonParseException(parser, "Something follows the value");
        }
        return tree;
    }

    private JsonNode value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT ->
                exact ? fraction(parser.getDecimalValue()) : NODES.numberNode(parser.getDoubleValue());
            default -> throw new JsonParseException(parser, "No value begins with " + parser.currentToken());
        };
    }

    private ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, value(parser));
        }
        return object;
    }

    private ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    private static JsonNode whole(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    private static JsonNode fraction(BigDecimal number) {
        try {
            return number.signum() == 0 ? DecimalNode.ZERO : DecimalNode.valueOf(number.stripTrailingZeros());
        } catch (ArithmeticException e) {
            return DecimalNode.valueOf(number);
        }
    }

    private static void write(JsonGenerator generator, JsonNode tree) throws IOException {
        switch (tree.getNodeType()) {
            case OBJECT -> writeObject(generator, tree);
            case ARRAY -> writeArray(generator, tree);
            case STRING -> generator.writeString(tree.textValue());
            case NUMBER -> writeNumber(generator, tree);
            case BOOLEAN -> generator.writeBoolean(tree.booleanValue());
            case NULL -> generator.writeNull();
            default -> throw new IllegalArgumentException("A tree of text has no " + tree.getNodeType());
        }
    }

    private static void writeObject(JsonGenerator generator, JsonNode object) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            generator.writeFieldName(member.getKey());
            write(generator, member.getValue());
        }
        generator.writeEndObject();
    }

    private static void writeArray(JsonGenerator generator, JsonNode array) throws IOException {
        generator.writeStartArray();
        for (JsonNode element : array) {
            write(generator, element);
        }
        generator.writeEndArray();
    }

    private static void writeNumber(JsonGenerator generator, JsonNode number) throws IOException {
        switch (number.numberType()) {
            case INT -> generator.writeNumber(number.intValue());
            case LONG -> generator.writeNumber(number.longValue());
            case BIG_INTEGER -> generator.writeNumber(number.bigIntegerValue());
            case BIG_DECIMAL -> generator.writeNumber(number.decimalValue());
            default -> generator.writeNumber(number.doubleValue());
        }
    }
}
