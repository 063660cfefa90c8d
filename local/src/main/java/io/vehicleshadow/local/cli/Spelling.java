package io.vehicleshadow.local.cli;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the word that a person may have meant. */
final class Spelling {
    private static final int FURTHEST = 2;

    private Spelling() {}

    /** Such as {@code . Did you mean door?}; nothing if no word is near. */
    static String didYouMean(String written, Stream<String> words) {
        String small = written.toLowerCase(Locale.ROOT);
        return words.filter(word -> distance(small, word) <= Math.min(FURTHEST, word.length() - 1))
                .min(Comparator.comparingInt(word -> distance(small, word)))
                .map(word -> ". Did you mean " + word + "?")
                .orElse("");
    }

    /** How many letters have to be added, dropped or changed to make one word of the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
