package io.vehicleshadow.alexa.speech;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Numbers and durations in the words of one language. */
public final class Numerals {
    private static final List<String> EN = List.of(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
                    .split(" "));
    private static final List<String> DE = List.of(
            "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
                    .split(" "));
    private static final List<String> EN_TENS =
            List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final List<String> DE_TENS =
            List.of("", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig");

    private enum Unit {
        SECOND(1, "second seconds", "einer Sekunde Sekunden"),
        MINUTE(60, "minute minutes", "einer Minute Minuten"),
        HOUR(3_600, "hour hours", "einer Stunde Stunden"),
        DAY(86_400, "day days", "einem Tag Tagen");

        private final long seconds;
        private final String[] english;
        private final String[] german;

        Unit(long seconds, String english, String german) {
            this.seconds = seconds;
            this.english = ("one " + english).split(" ");
            this.german = german.split(" ");
        }
    }

    private final boolean german;
    private final Map<String, Integer> spoken;

    private Numerals(boolean german) {
        this.german = german;
        this.spoken = spoken();
    }

    static Numerals of(String language) {
        return new Numerals(language.equals("de"));
    }

    /** A whole number: in words from 0 to 99, else in digits. */
    public String words(long number) {
        if (number < 0 || number > 99) {
            return String.valueOf(number);
        }
        List<String> small = german ? DE : EN;
        if (number < 20) {
            return small.get((int) number);
        }
        String tens = (german ? DE_TENS : EN_TENS).get((int) number / 10);
        int ones = (int) number % 10;
        if (ones == 0) {
            return tens;
        }
        return german ? (ones == 1 ? "ein" : small.get(ones)) + "und" + tens : tens + "-" + small.get(ones);
    }

    /** The number from 0 to 99 that the words mean; empty if they mean none. */
    public Optional<Integer> number(String words) {
        return Optional.ofNullable(spoken.get(words.toLowerCase(Locale.ROOT).replace(' ', '-')));
    }

    private Map<String, Integer> spoken() {
        Map<String, Integer> numbers = new HashMap<>();
        for (int number = 0; number <= 99; number++) {
            numbers.put(words(number), number);
        }
        numbers.put(german ? "zwo" : "oh", german ? 2 : 0);
        return Map.copyOf(numbers);
    }

    /** A number in digits with the language's decimal sign, for Alexa to speak. */
    public String digits(BigDecimal number) {
        String plain = number.stripTrailingZeros().toPlainString();
        return german ? plain.replace('.', ',') : plain;
    }

    /**
     * A duration in words, in the greatest unit of which it is at least one, rounded: "ten minutes". The German form is
     * the dative, as behind "seit", "vor" and "in".
     */
    public String words(Duration duration) {
        long seconds = Math.max(1, duration.plusMillis(500).toSeconds());
        Unit unit = Unit.SECOND;
        for (Unit candidate : Unit.values()) {
            if (seconds >= candidate.seconds) {
                unit = candidate;
            }
        }
        long count = Math.round((double) seconds / unit.seconds);
        String[] forms = german ? unit.german : unit.english;
        return count == 1 ? forms[0] + " " + forms[1] : words(count) + " " + forms[2];
    }
}
