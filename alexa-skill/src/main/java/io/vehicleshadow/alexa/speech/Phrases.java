package io.vehicleshadow.alexa.speech;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/** The string table of one language, {@code <code>.properties} beside this class. */
public final class Phrases {
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

    /** The phrase, with a capital at the beginning. */
    public String say(Phrase phrase) {
        return say(phrase, Map.of());
    }

    /** The phrase with its placeholders filled, and a capital at the beginning. */
    public String say(Phrase phrase, Map<String, String> values) {
        String text = fill(phrase, values);
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** The phrase with its placeholders filled, as a part of a sentence. */
    public String fill(Phrase phrase, Map<String, String> values) {
        String text = table.getProperty(phrase.key());
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    /** Numbers in words. */
    public Numerals numerals() {
        return numerals;
    }

    Properties table() {
        return table;
    }
}
