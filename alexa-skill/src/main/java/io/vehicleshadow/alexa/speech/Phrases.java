package io.vehicleshadow.alexa.speech;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** The string table of one language, {@code <code>.properties} beside this class. */
public final class Phrases {
    private static final Pattern BEGINNING = Pattern.compile("(?:^|(?<=[.?!] ))\\p{Ll}");
    private final Properties table;
    private final Numerals numerals;

    private Phrases(Properties table, Numerals numerals) {
        this.table = table;
        this.numerals = numerals;
    }

    /**
     * The table of that language.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Phrases of(String language) {
        try (InputStream in = Phrases.class.getResourceAsStream(language + ".properties")) {
            if (in == null) {
                throw new IllegalArgumentException("There is no string table for '" + language + "'");
            }
            Properties table = new Properties();
            table.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new Phrases(table, Numerals.of(language));
        } catch (IOException e) {
            throw new UncheckedIOException("The string table for '" + language + "' can't be read", e);
        }
    }

    /** The phrase as sentences. */
    public String say(Phrase phrase) {
        return say(phrase, Map.of());
    }

    /** The phrase with its placeholders filled, as sentences: each begins with a capital. */
    public String say(Phrase phrase, Map<String, String> values) {
        return BEGINNING
                .matcher(fill(phrase, values))
                .replaceAll(letter -> letter.group().toUpperCase(Locale.ROOT));
    }

    /** The phrase with its placeholders filled, as a part of a sentence. */
    public String fill(Phrase phrase, Map<String, String> values) {
        String text = table.getProperty(phrase.key());
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
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

    Properties table() {
        return table;
    }
}
