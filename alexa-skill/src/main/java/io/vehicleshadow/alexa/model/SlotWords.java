package io.vehicleshadow.alexa.model;

import io.vehicleshadow.vehicle.signal.Catalogues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a word in a slot means by the model of one language: Alexa's own answer to that may be missing. Thread-safe. */
public final class SlotWords {
    private final Map<String, IntentSpec> intents;
    private final Map<String, SlotType> types;

    /** The slots of these intents, filled with words about any car of these catalogues. */
    public SlotWords(List<IntentSpec> intents, Catalogues catalogues, Language language) {
        this.intents = intents.stream().collect(Collectors.toMap(IntentSpec::name, Function.identity()));
        this.types = SlotTypes.of(catalogues, language).stream()
                .collect(Collectors.toMap(SlotType::name, Function.identity()));
    }

    /** The value that these words mean; empty for none, for several, and for a slot of Alexa's own type. */
    public Optional<SlotType.Value> said(String intent, String slot, String words) {
        return type(intent, slot).flatMap(type -> type.resolve(words));
    }

    /** The value of that id. */
    public Optional<SlotType.Value> value(String intent, String slot, String id) {
        return type(intent, slot)
                .flatMap(type -> type.values().stream()
                        .filter(value -> value.id().equals(id))
                        .findFirst());
    }

    private Optional<SlotType> type(String intent, String slot) {
        return Optional.ofNullable(intents.get(intent))
                .map(spec -> spec.slotTypes().get(slot))
                .map(types::get);
    }
}
