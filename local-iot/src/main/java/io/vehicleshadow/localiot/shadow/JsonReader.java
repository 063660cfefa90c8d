package io.vehicleshadow.localiot.shadow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one JSON text (RFC 8259, nothing more lenient) into nodes that were all written at the same time. Of members
 * with the same name the last one counts.
 */
final class JsonReader {
    private static final byte[] TRUE = JsonBytes.bytes("true");
    private static final byte[] FALSE = JsonBytes.bytes("false");
    private static final byte[] NULL = JsonBytes.bytes("null");

    private static final JsonFactory REQUESTS = nestedAtMost(ShadowLimits.NESTING);
    private static final JsonFactory STORED = nestedAtMost(ShadowLimits.STORED_NESTING);

    private final JsonParser parser;
    private final Moment time;

    private JsonReader(JsonParser parser, Moment time) {
        this.parser = parser;
        this.time = time;
    }

    private static JsonFactory nestedAtMost(int levels) {
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(levels)
                        .maxNameLength(ShadowLimits.REQUEST_BYTES)
                        .maxNumberLength(ShadowLimits.REQUEST_BYTES)
                        .build())
                .build();
    }

    /** What to do with each member of the outermost object. */
    interface Receiver {
        /** Whether the member's value is wanted; others are only checked. */
        boolean wants(String name);

        void accept(String name, Node value);
    }

    /**
     * Reads the text, which must be an object, and hands out its wanted members.
     *
     * @throws Refused when it is not UTF-8, not JSON, not an object, or nested beyond all reason
     */
    static void readObject(byte[] text, Moment time, Receiver receiver) throws Refused {
        readObject(REQUESTS, text, time, receiver);
    }

    /** Reads a document as it was stored, and hands out the wanted members. */
    static void readStored(byte[] text, Receiver receiver) throws Refused {
        readObject(STORED, text, new Moment(0), receiver);
    }

    private static void readObject(JsonFactory json, byte[] text, Moment time, Receiver receiver) throws Refused {
        if (!Encoding.isUtf8(text)) {
            throw new Refused(ShadowError.notUtf8());
        }
        if (Encoding.startsWithByteOrderMark(text)) {
            throw new Refused(ShadowError.invalidJson());
        }
        try (JsonParser parser = json.createParser(text)) {
            new JsonReader(parser, time).readObject(receiver);
        } catch (StreamConstraintsException e) {
            throw new Refused(ShadowError.tooManyLevels());
        } catch (IOException e) {
            throw new Refused(ShadowError.invalidJson());
        }
    }

    private void readObject(Receiver receiver) throws IOException, Refused {
        boolean object = parser.nextToken() == JsonToken.START_OBJECT;
        if (!object) {
            parser.skipChildren();
        }
        for (String name = object ? parser.nextFieldName() : null; name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (receiver.wants(name)) {
                receiver.accept(name, node(value));
            } else {
                parser.skipChildren();
                parser.finishToken();
            }
        }
        if (parser.nextToken() != null || !object) {
            throw new Refused(ShadowError.invalidJson());
        }
    }

    private Node node(JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING ->
                new Leaf(
                        JsonBytes.quoted(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength()),
                        time);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Leaf(number(), time);
            case VALUE_TRUE -> new Leaf(TRUE, time);
            case VALUE_FALSE -> new Leaf(FALSE, time);
            default -> new Leaf(NULL, time);
        };
    }

    private ObjectNode object() throws IOException {
        Members members = new Members();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            members.put(Name.of(name), node(parser.nextToken()), 0);
        }
        return new ObjectNode(members);
    }

    private ArrayNode array() throws IOException {
        List<Node> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(node(token));
        }
        return new ArrayNode(elements);
    }

    private byte[] number() throws IOException {
        char[] text = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        byte[] number = new byte[parser.getTextLength()];
        for (int i = 0; i < number.length; i++) {
            number[i] = (byte) text[offset + i];
        }
        return number;
    }
}
