package io.vehicleshadow.alexa.say;

import io.vehicleshadow.alexa.intent.SkillIntent;
import io.vehicleshadow.alexa.model.InteractionModel;
import io.vehicleshadow.alexa.model.ModelIntent;
import io.vehicleshadow.alexa.speech.Phrases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves a sentence against an interaction model, as Alexa would. */
final class Hearing {
    private static final Heard NOTHING = new Heard(SkillIntent.FALLBACK.intent(), Map.of());

    private final InteractionModel model;
    private final SpokenNumber numbers;

    Hearing(InteractionModel model) {
        this.model = model;
        this.numbers = new SpokenNumber(new Phrases(model.language()).numerals());
    }

    /** The intents that a sample of the model matches word for word, unknown words excluded. */
    List<Heard> exactly(Sentence sentence) {
        return matches(sentence, false);
    }

    /** The intent that the sentence means; the fallback intent if it means none. */
    Heard hear(Sentence sentence) {
        return matches(sentence, false).stream()
                .min(Comparator.comparingInt(heard -> heard.slots().size()))
                .or(() -> matches(sentence, true).stream()
                        .filter(heard -> heard.slots().values().stream().anyMatch(filling -> !filling.isUnknown()))
                        .min(Comparator.comparingLong(Hearing::unknownWords)))
                .orElse(NOTHING);
    }

    /** The answer to a question for a slot; empty if it is none, and may be another request. */
    Optional<Heard> answer(String intentName, String slot, Sentence sentence) {
        ModelIntent intent = model.intent(intentName).orElseThrow();
        for (boolean unknownToo : new boolean[] {false, true}) {
            SampleMatch match = new SampleMatch(model, intent, numbers, unknownToo);
            for (String sample : intent.slot(slot).orElseThrow().samples()) {
                List<Heard> found = match.all(sample, sentence);
                if (!found.isEmpty()) {
                    return Optional.of(found.get(0));
                }
            }
            if (!exactly(sentence).isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private List<Heard> matches(Sentence sentence, boolean unknownToo) {
        List<Heard> found = new ArrayList<>();
        for (ModelIntent intent : model.intents()) {
            SampleMatch match = new SampleMatch(model, intent, numbers, unknownToo);
            intent.samples().forEach(sample -> found.addAll(match.all(sample, sentence)));
        }
        return found.stream().distinct().toList();
    }

    private static long unknownWords(Heard heard) {
        return heard.slots().values().stream()
                .filter(Heard.Filling::isUnknown)
                .mapToLong(filling -> filling.said().split(" ").length)
                .sum();
    }
}
