package io.vehicleshadow.alexa.say;

import io.vehicleshadow.alexa.model.SlotType;
import java.util.Map;
import java.util.Optional;

/**
 * What Alexa makes of a sentence.
 *
 * @param intent the name of the intent
 * @param slots what was said for each slot that was filled
 */
record Heard(String intent, Map<String, Filling> slots) {
    /** Copies the slots. */
    Heard {
        slots = Map.copyOf(slots);
    }

    /**
     * What was said for a slot.
     *
     * @param type the slot's type
     * @param said the words, digits for a number
     * @param match the value of our slot type that it means; empty for numbers and unknown words
     */
    record Filling(String type, String said, Optional<SlotType.Value> match) {
        boolean isUnknown() {
            return match.isEmpty() && !type.startsWith("AMAZON.");
        }
    }
}
