package io.vehicleshadow.alexa.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.alexa.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One intent of a model.
 *
 * @param kind which
 * @param slots its slots
 * @param samples what people say; of a built-in intent what {@code say} takes for it, and Alexa knows by itself
 */
public record ModelIntent(IntentSpec kind, List<Slot> slots, List<String> samples) {
    static ModelIntent of(IntentSpec kind, Language language) {
        List<Slot> slots = new ArrayList<>();
        kind.slotTypes().forEach((name, type) -> slots.add(new Slot(name, type, samplesOf(kind, name, language))));
        return new ModelIntent(kind, slots, language.samples(kind));
    }

    /** A long PIN is taken where the short one is asked for. */
    private static List<String> samplesOf(IntentSpec kind, String slot, Language language) {
        return language.slotSamples(slot).stream()
                .filter(sample -> kind.slotTypes().keySet().containsAll(SlotReference.namesIn(sample)))
                .toList();
    }

    /** Its name. */
    public String name() {
        return kind.name();
    }

    /** The slot of that name. */
    public Optional<Slot> slot(String name) {
        return slots.stream().filter(slot -> slot.name().equals(name)).findFirst();
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("name", name());
        if (!slots.isEmpty()) {
            ArrayNode jsonSlots = json.putArray("slots");
            slots.forEach(slot -> jsonSlots.add(slot.json()));
        }
        ArrayNode jsonSamples = json.putArray("samples");
        if (!kind.isBuiltIn()) {
            samples.forEach(jsonSamples::add);
        }
        return json;
    }

    /**
     * One slot.
     *
     * @param name unique in the intent
     * @param type ours, or one of Alexa's
     * @param samples what answers the question for it
     */
    public record Slot(String name, String type, List<String> samples) {
        private ObjectNode json() {
            ObjectNode json = Json.object().put("name", name).put("type", type);
            if (!samples.isEmpty()) {
                samples.forEach(json.putArray("samples")::add);
            }
            return json;
        }
    }
}
