package io.vehicleshadow.alexa.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A slot type of our own.
 *
 * @param name unique in the model
 * @param values what can be said
 */
public record SlotType(String name, List<Value> values) {
    /** Alexa's numbers. */
    public static final String NUMBER = "AMAZON.NUMBER";
    /** Alexa's four digits, with leading zeros. */
    public static final String FOUR_DIGITS = "AMAZON.FOUR_DIGIT_NUMBER";

    static final String HALF = "Half";
    static final String CAR_NUMBER = "CarNumber";

    /** Copies the values. */
    public SlotType {
        values = List.copyOf(values);
    }

    /** The value for which people say this. */
    public Optional<Value> resolve(String said) {
        return values.stream()
                .filter(value -> value.spoken().anyMatch(said::equalsIgnoreCase))
                .findFirst();
    }

    ObjectNode json() {
        ObjectNode type = JsonNodeFactory.instance.objectNode().put("name", name);
        values.forEach(value -> type.withArray("values").add(value.json()));
        return type;
    }

    /**
     * One value.
     *
     * @param id what the skill reads; the same in all languages
     * @param name what Alexa shows
     * @param synonyms what people also say
     */
    public record Value(String id, String name, List<String> synonyms) {
        /** Copies the synonyms. */
        public Value {
            synonyms = List.copyOf(synonyms);
        }

        /** Name and synonyms. */
        public Stream<String> spoken() {
            return Stream.concat(Stream.of(name), synonyms.stream());
        }

        private ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id);
            ObjectNode words = json.putObject("name").put("value", name);
            synonyms.forEach(words.putArray("synonyms")::add);
            return json;
        }
    }
}
