package io.vehicleshadow.alexa.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A slot within a sample, written {@code {part}}.
 *
 * @param slot the slot's name
 */
public record SlotReference(String slot) {
    private static final Pattern FORM = Pattern.compile("\\{([A-Za-z]+)\\}");

    /** The reference that this word of a sample is; empty if it is a word to be said. */
    public static Optional<SlotReference> read(String word) {
        Matcher matcher = FORM.matcher(word);
        return matcher.matches() ? Optional.of(new SlotReference(matcher.group(1))) : Optional.empty();
    }

    /** The slots that a sample refers to. */
    static List<String> namesIn(String sample) {
        return FORM.matcher(sample)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
