package io.vehicleshadow.alexa.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An intent without its words, which stand in the language files.
 *
 * @param name as in the interaction model
 * @param slotTypes the type of each slot, in order
 */
public record IntentSpec(String name, Map<String, String> slotTypes) {
    /** Copies the slots. */
    public IntentSpec {
        slotTypes = Collections.unmodifiableMap(new LinkedHashMap<>(slotTypes));
    }

    /** @param slotsAndTypes the name of a slot, its type, the name of the next, and so on */
    public static IntentSpec of(String name, List<String> slotsAndTypes) {
        Map<String, String> types = new LinkedHashMap<>();
        for (int i = 0; i < slotsAndTypes.size(); i += 2) {
            types.put(slotsAndTypes.get(i), slotsAndTypes.get(i + 1));
        }
        return new IntentSpec(name, types);
    }

    /** Whether it is Alexa's own, with words of hers. */
    public boolean isBuiltIn() {
        return name.startsWith("AMAZON.");
    }
}
