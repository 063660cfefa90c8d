package io.vehicleshadow.alexa.say;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A sentence as a list of small words without punctuation. */
record Sentence(List<String> words) {
    /** Reads what a person typed, or a sample. */
    static Sentence of(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replaceAll("(?<=\\d)[.,](?=\\d)", " . ")
                .replaceAll("(?<!\\d ?)\\.|[,!?;:\"]", " ")
                .replace('-', ' ')
                .replaceAll("(?<=\\p{L}{3})einhalb", " einhalb")
                .replace('’', '\'');
        return new Sentence(Arrays.stream(plain.trim().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    boolean startsWith(Sentence other) {
        return words.size() >= other.words.size()
                && words.subList(0, other.words.size()).equals(other.words);
    }

    Sentence after(Sentence beginning) {
        return new Sentence(words.subList(beginning.words.size(), words.size()));
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
