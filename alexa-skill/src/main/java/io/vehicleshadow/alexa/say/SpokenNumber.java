package io.vehicleshadow.alexa.say;

import io.vehicleshadow.alexa.speech.Numerals;
import java.util.List;
import java.util.Optional;

/** Numbers as Alexa hears them: "twenty one" is 21, "one two three four" is 1234. */
record SpokenNumber(Numerals numerals) {

    /** The digits that these words are, with leading zeros; empty if they are no number. */
    Optional<String> digits(List<String> words) {
        if (words.size() > 1 && words.stream().allMatch(word -> digit(word).isPresent())) {
            return Optional.of(words.stream().map(word -> digit(word).get()).reduce("", String::concat));
        }
        if (words.size() == 1 && words.get(0).matches("\\d+")) {
            return Optional.of(words.get(0));
        }
        return numerals.number(String.join(" ", words)).map(String::valueOf);
    }

    private Optional<String> digit(String word) {
        return word.matches("\\d")
                ? Optional.of(word)
                : numerals.number(word).filter(number -> number < 10).map(String::valueOf);
    }
}
