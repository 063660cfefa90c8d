package io.vehicleshadow.alexa.model;

import io.vehicleshadow.vehicle.signal.Catalogues;
import io.vehicleshadow.vehicle.signal.Signal;
import io.vehicleshadow.vehicle.signal.SignalCatalogue;
import io.vehicleshadow.vehicle.signal.SignalKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the slot types out of the catalogues: a new signal is one entry there and nothing here. */
final class SlotTypes {
    private final Vocabulary vocabulary;

    private SlotTypes(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** What can be said of any of their cars. */
    static List<SlotType> of(Catalogues catalogues, Language language) {
        Map<String, SlotType> types = new LinkedHashMap<>();
        for (SignalCatalogue catalogue : catalogues.all()) {
            new SlotTypes(new Vocabulary(catalogue, language))
                    .all()
                    .forEach(type -> types.merge(type.name(), type, SlotType::with));
        }
        return List.copyOf(types.values());
    }

    private List<SlotType> all() {
        List<SlotType> types = new ArrayList<>();
        for (VerbFamily family : VerbFamily.values()) {
            types.add(actions(family));
            types.add(parts(family));
        }
        List<Signal> momentary = vocabulary.ofKind(SignalKind.MOMENTARY);
        List<Signal> actuators = vocabulary.ofKind(SignalKind.ACTUATOR);
        types.add(words("MomentaryAction", momentary, false));
        types.add(signals("MomentaryPart", momentary.stream()));
        types.add(signals(
                "QuantityPart",
                actuators.stream().filter(signal -> signal.range().isPresent())));
        types.add(signals("SettablePart", actuators.stream()));
        types.add(words("SettableValue", actuators, true));
        types.add(signals("KnownPart", vocabulary.signals().stream().filter(signal -> !momentary.contains(signal))));
        types.add(words("State", actuators, true));
        types.add(carNumbers());
        types.add(new SlotType(
                SlotType.HALF, List.of(value("5", vocabulary.language().halves()))));
        return types;
    }

    private SlotType actions(VerbFamily family) {
        List<SlotType.Value> actions = new ArrayList<>();
        vocabulary.language().verbs(family).forEach((id, verbs) -> actions.add(value(id, verbs)));
        return new SlotType(family.actionType(), actions);
    }

    private SlotType parts(VerbFamily family) {
        return new SlotType(
                family.partType(),
                Stream.concat(
                                vocabulary.parts(family).stream()
                                        .map(signal -> value(
                                                signal.key().value(),
                                                Stream.concat(vocabulary.names(signal).stream(), also(family, signal))
                                                        .distinct()
                                                        .toList())),
                                vocabulary.groups(family).stream()
                                        .map(group -> value(group.id(), vocabulary.names(group))))
                        .toList());
    }

    private Stream<String> also(VerbFamily family, Signal signal) {
        return vocabulary
                .language()
                .alsoCalled(family)
                .getOrDefault(signal.key().value(), List.of())
                .stream();
    }

    private SlotType signals(String name, Stream<Signal> signals) {
        return new SlotType(
                name,
                signals.map(signal -> value(signal.key().value(), vocabulary.ownNames(signal)))
                        .toList());
    }

    /** Each word by itself: "open" is another value of a door than of a window, which only the part tells. */
    private SlotType words(String name, List<Signal> signals, boolean asStates) {
        return new SlotType(
                name,
                signals.stream()
                        .flatMap(signal -> signal.words().stream())
                        .flatMap(word -> asStates ? vocabulary.words(word) : vocabulary.spoken(word))
                        .distinct()
                        .map(word -> value(word, List.of(word)))
                        .toList());
    }

    private SlotType carNumbers() {
        List<SlotType.Value> numbers = new ArrayList<>();
        for (List<String> spoken : vocabulary.language().carNumbers()) {
            numbers.add(value(String.valueOf(numbers.size() + 1), spoken));
        }
        return new SlotType(SlotType.CAR_NUMBER, numbers);
    }

    private static SlotType.Value value(String id, List<String> spoken) {
        return new SlotType.Value(
                id.replaceAll("[^\\p{L}\\p{N}]", "_"), spoken.get(0), spoken.subList(1, spoken.size()));
    }
}
