package io.vehicleshadow.vehicle.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a JSON text that remembers where it stands, for files that a person writes: what is wrong is then said with
 * its place.
 *
 * @param line the line, from 1
 * @param path the way to it, such as {@code signals[3].values[0].confirm}; empty for the whole
 * @param content a map, a list, a string, a number, a boolean; empty for {@code null}
 */
public record LocatedJson(int line, String path, Optional<Object> content) {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxNumberLength(30)
                    .build())
            .build();

    /** The value that the text holds; empty, and a mistake, if it is not one JSON value. */
    public static Optional<LocatedJson> read(String text, JsonMistakes mistakes) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                mistakes.add(1, "the file is empty");
                return Optional.empty();
            }
            LocatedJson whole = value(parser, "", mistakes);
            if (parser.nextToken() != null) {
                mistakes.add(line(parser), "something follows the end of the catalogue; remove it");
            }
            return Optional.of(whole);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            mistakes.add(line, "this is not JSON: " + e.getOriginalMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("A string can be read", e);
        }
    }

    private static LocatedJson value(JsonParser parser, String path, JsonMistakes mistakes) throws IOException {
        int line = line(parser);
        Object content = switch (parser.currentToken()) {
            case START_OBJECT -> members(parser, path, mistakes);
            case START_ARRAY -> elements(parser, path, mistakes);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            default -> null;
        };
        return new LocatedJson(line, path, Optional.ofNullable(content));
    }

    private static Map<String, LocatedJson> members(JsonParser parser, String path, JsonMistakes mistakes)
            throws IOException {
        Map<String, LocatedJson> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            LocatedJson value = value(parser, path.isEmpty() ? name : path + "." + name, mistakes);
            LocatedJson first = members.putIfAbsent(name, value);
            if (first != null) {
                mistakes.add(value, "stands here a second time, after line " + first.line() + "; keep one");
            }
        }
        return members;
    }

    private static List<LocatedJson> elements(JsonParser parser, String path, JsonMistakes mistakes)
            throws IOException {
        List<LocatedJson> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser, path + "[" + elements.size() + "]", mistakes));
        }
        return elements;
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    /** Its members, if it is an object. */
    @SuppressWarnings("unchecked")
    public Optional<Map<String, LocatedJson>> object() {
        return content.filter(Map.class::isInstance).map(map -> (Map<String, LocatedJson>) map);
    }

    /** Its elements, if it is an array. */
    @SuppressWarnings("unchecked")
    public Optional<List<LocatedJson>> array() {
        return content.filter(List.class::isInstance).map(list -> (List<LocatedJson>) list);
    }

    /** Its text, if it is a string. */
    public Optional<String> text() {
        return content.filter(String.class::isInstance).map(String.class::cast);
    }

    /** Its number, if it is one. */
    public Optional<BigDecimal> number() {
        return content.filter(BigDecimal.class::isInstance).map(BigDecimal.class::cast);
    }

    /** Whether it is true, if it is true or false. */
    public Optional<Boolean> flag() {
        return content.filter(Boolean.class::isInstance).map(Boolean.class::cast);
    }

    /** The value for an error message: what it is, and not too much of it. */
    public String shown() {
        if (object().isPresent()) {
            return "an object";
        } else if (array().isPresent()) {
            return "a list";
        } else if (text().isPresent()) {
            String text = text().get();
            return "\"" + (text.length() <= 40 ? text : text.substring(0, 40) + "…") + "\"";
        }
        return content.map(Object::toString).orElse("null");
    }
}
