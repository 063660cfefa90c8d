package io.vehicleshadow.alexa.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
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

    /** Half a unit. */
    public static final String HALF = "Half";
    /** Which of a person's cars, by number. */
    public static final String CAR_NUMBER = "CarNumber";

    /** Copies the values. */
    public SlotType {
        values = List.copyOf(values);
    }

    /** The value that people mean by this: the one that is called so, or the only one that has it as a synonym. */
    public Optional<Value> resolve(String said) {
        List<Value> meant = values.stream()
                .filter(value -> value.spoken().anyMatch(said::equalsIgnoreCase))
                .toList();
        return meant.stream()
                .filter(value -> meant.size() == 1 || value.name().equalsIgnoreCase(said))
                .findFirst();
    }

    ObjectNode json() {
        ObjectNode type = Json.object().put("name", name);
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
            ObjectNode json = Json.object().put("id", id);
            ObjectNode words = json.putObject("name").put("value", name);
            synonyms.forEach(words.putArray("synonyms")::add);
            return json;
        }
    }
}
