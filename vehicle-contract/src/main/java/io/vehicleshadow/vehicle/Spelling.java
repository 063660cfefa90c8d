package io.vehicleshadow.vehicle;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that a person may have meant. */
public final class Spelling {
    private static final int FURTHEST = 2;

    private Spelling() {}

    /** The nearest word, in which at most two letters differ and not all; empty if none is so near. */
    public static Optional<String> nearest(String written, Collection<String> words) {
        return words.stream()
                .filter(word -> distance(written, word) <= Math.min(FURTHEST, word.length() - 1))
                .min(Comparator.comparingInt(word -> distance(written, word)));
    }

    /** How many letters have to be added, dropped or changed to make one word of the other (Levenshtein). */
    private static int distance(String written, String word) {
        String one = written.toLowerCase(Locale.ROOT);
        String other = word.toLowerCase(Locale.ROOT);
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
