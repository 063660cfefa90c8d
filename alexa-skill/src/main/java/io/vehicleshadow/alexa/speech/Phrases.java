package io.vehicleshadow.alexa.speech;

import io.vehicleshadow.alexa.model.Language;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What the skill says in one language. Thread-safe. */
public final class Phrases {
    private static final Pattern BEGINNING = Pattern.compile("(?:^|(?<=[.?!] ))\\p{Ll}");
    private static final String REASON = "reason-";
    private final Map<String, String> table;
    private final Numerals numerals;

    public Phrases(Language language) {
        this.table = language.phrases();
        this.numerals = Numerals.of(language.code());
    }

    /** The phrase as sentences. */
    public String say(Sayable phrase) {
        return say(phrase, Map.of());
    }

    /** The phrase with its placeholders filled, as sentences: each begins with a capital. */
    public String say(Sayable phrase, Map<String, String> values) {
        return BEGINNING
                .matcher(fill(phrase, values))
                .replaceAll(letter -> letter.group().toUpperCase(Locale.ROOT));
    }

    /** The phrase with its placeholders filled, as a part of a sentence. */
    public String fill(Sayable phrase, Map<String, String> values) {
        String text = table.get(phrase.key());
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    /** Why a car would not or could not, as a part of a sentence. */
    public String reason(String name) {
        String key = REASON + name.toLowerCase(Locale.ROOT).replace('_', '-');
        return table.getOrDefault(key, table.get(REASON + "other"));
    }

    /** The things as a choice: "a, b, or c". */
    public String either(List<String> things) {
        return list(things, Phrase.OR);
    }

    /** The things together: "a, b, and c". */
    public String both(List<String> things) {
        return list(things, Phrase.AND);
    }

    private String list(List<String> things, Phrase word) {
        int last = things.size() - 1;
        if (last < 1) {
            return String.join("", things);
        }
        String comma = last > 1 ? fill(Phrase.SERIAL_COMMA, Map.of()) : "";
        return String.join(", ", things.subList(0, last)) + comma + " " + fill(word, Map.of()) + " " + things.get(last);
    }

    /** Numbers in words. */
    public Numerals numerals() {
        return numerals;
    }

    /** The text for Alexa's markup, in which people's own words come back: nothing in it is markup or a control character. */
    public static String ssml(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
