package io.vehicleshadow.alexa.say;

import io.vehicleshadow.alexa.model.InteractionModel;
import io.vehicleshadow.alexa.model.ModelIntent;
import io.vehicleshadow.alexa.model.SlotReference;
import io.vehicleshadow.alexa.model.SlotType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lays the samples of one intent over a sentence. */
final class SampleMatch {
    /** Alexa fills a slot of ours with words that it does not know, but hardly with a whole speech. */
    private static final int UNKNOWN_WORDS = 3;

    private static final Set<String> DECIMAL_SIGNS = Set.of("point", "komma");

    private final InteractionModel model;
    private final ModelIntent intent;
    private final SpokenNumber numbers;
    private final boolean unknownToo;

    SampleMatch(InteractionModel model, ModelIntent intent, SpokenNumber numbers, boolean unknownToo) {
        this.model = model;
        this.intent = intent;
        this.numbers = numbers;
        this.unknownToo = unknownToo;
    }

    /** Every way in which the sample is this sentence. */
    List<Heard> all(String sample, Sentence sentence) {
        List<Heard> found = new ArrayList<>();
        lay(Sample.of(sample), 0, sentence.words(), 0, Map.of(), found);
        return found;
    }

    private record Sample(List<String> words) {
        static Sample of(String text) {
            return new Sample(List.of(text.replace('-', ' ').split(" ")));
        }
    }

    private void lay(
            Sample sample, int at, List<String> words, int from, Map<String, Heard.Filling> slots, List<Heard> found) {
        if (at == sample.words().size()) {
            if (from == words.size()) {
                found.add(new Heard(intent.name(), slots));
            }
            return;
        }
        String next = sample.words().get(at);
        Optional<SlotReference> slot = SlotReference.read(next);
        if (slot.isEmpty()) {
            if (from < words.size() && isSaid(next, words.get(from))) {
                lay(sample, at + 1, words, from + 1, slots, found);
            }
            return;
        }
        for (int to = from + 1; to <= words.size(); to++) {
            Optional<Heard.Filling> filling = fill(slot.get().slot(), words.subList(from, to));
            if (filling.isPresent()) {
                Map<String, Heard.Filling> more = new HashMap<>(slots);
                more.put(slot.get().slot(), filling.get());
                lay(sample, at + 1, words, to, more, found);
            }
        }
    }

    /** A typed decimal point is spoken as a word. */
    private static boolean isSaid(String literal, String word) {
        return literal.equalsIgnoreCase(word) || word.equals(".") && DECIMAL_SIGNS.contains(literal);
    }

    private Optional<Heard.Filling> fill(String slot, List<String> words) {
        String type = intent.slot(slot).orElseThrow().type();
        Optional<SlotType> ours = model.type(type);
        if (ours.isEmpty()) {
            return numbers.digits(words)
                    .filter(digits -> !type.equals(SlotType.FOUR_DIGITS) || digits.length() == 4)
                    .map(digits -> new Heard.Filling(type, digits, Optional.empty()));
        }
        String said = String.join(" ", words);
        Optional<SlotType.Value> match = ours.get().values().stream()
                .filter(value -> value.spoken()
                        .anyMatch(name -> Sentence.of(name).toString().equals(said)))
                .findFirst();
        return match.isPresent() || unknownToo && words.size() <= UNKNOWN_WORDS
                ? Optional.of(new Heard.Filling(type, said, match))
                : Optional.empty();
    }
}
