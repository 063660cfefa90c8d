package io.vehicleshadow.alexa.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The same with the other's values too: those of one id are one value with the words of both. */
    SlotType with(SlotType other) {
        Map<String, Value> all = new LinkedHashMap<>();
        Stream.concat(values.stream(), other.values.stream())
                .forEach(value -> all.merge(value.id(), value, Value::with));
        return new SlotType(name, List.copyOf(all.values()));
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

        private Value with(Value other) {
            List<String> also = Stream.concat(synonyms.stream(), other.spoken())
                    .filter(word -> !word.equals(name))
                    .distinct()
                    .toList();
            return new Value(id, name, also);
        }

        private ObjectNode json() {
            ObjectNode json = Json.object().put("id", id);
            ObjectNode words = json.putObject("name").put("value", name);
            synonyms.forEach(words.putArray("synonyms")::add);
            return json;
        }
    }
}
