package io.vehicleshadow.alexa.say;

import io.vehicleshadow.alexa.speech.Numerals;
import java.util.List;
import java.util.Optional;

/** Numbers as Alexa hears them: "twenty one" is 21, "one two three four" is 1234, and so is "twelve thirty four". */
record SpokenNumber(Numerals numerals) {

    /** The digits that these words are, with leading zeros; empty if they are no number. */
    Optional<String> digits(List<String> words) {
        if (words.size() == 1 && words.get(0).matches("\\d+")) {
            return Optional.of(words.get(0));
        }
        return numerals.number(String.join(" ", words)).map(String::valueOf).or(() -> oneAfterTheOther(words));
    }

    private Optional<String> oneAfterTheOther(List<String> words) {
        StringBuilder digits = new StringBuilder();
        for (int at = 0; at < words.size(); ) {
            int length =
                    at + 1 < words.size() && small(words.subList(at, at + 2)).isPresent() ? 2 : 1;
            Optional<String> next = small(words.subList(at, at + length));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            digits.append(next.get());
            at += length;
        }
        return Optional.of(digits.toString());
    }

    private Optional<String> small(List<String> words) {
        String said = String.join(" ", words);
        return said.matches("\\d{1,2}")
                ? Optional.of(said)
                : numerals.number(said).map(String::valueOf);
    }
}
