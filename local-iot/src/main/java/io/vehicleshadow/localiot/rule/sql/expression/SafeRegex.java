package io.vehicleshadow.localiot.rule.sql.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Regular expressions that come with a statement or even with a message. One that isn't valid, or that takes more steps
 * than {@link #MOST_STEPS}, makes the result undefined.
 */
final class SafeRegex {

    private static final int MOST_STEPS = 2_000_000;
    private static final int LONGEST_PATTERN = 1_000;

    /** Of all counts of repetition multiplied: that many steps at most are taken without looking at a character. */
    private static final long MOST_REPETITIONS = 1_000_000;

    private static final Pattern COUNT = Pattern.compile("\\{(\\d*),?(\\d*)}");

    private SafeRegex() {}

    static JsonNode matches(String text, String regex) {
        return with(text, regex, matcher -> Conversion.value(matcher.find()));
    }

    static JsonNode part(String text, String regex) {
        return with(text, regex, matcher -> matcher.find() ? Conversion.value(matcher.group()) : Conversion.UNDEFINED);
    }

    static JsonNode replaced(String text, String regex, String replacement) {
        return with(text, regex, matcher -> {
            StringBuilder result = new StringBuilder();
            while (matcher.find()) {
                matcher.appendReplacement(result, replacement);
                if (result.length() > Limits.LONGEST_TEXT) {
                    return Conversion.UNDEFINED;
                }
            }
            return Conversion.value(matcher.appendTail(result).toString());
        });
    }

    private static JsonNode with(String text, String regex, Function<Matcher, JsonNode> use) {
        if (regex.length() > LONGEST_PATTERN || repetitions(regex) > MOST_REPETITIONS) {
            return Conversion.UNDEFINED;
        }
        try {
            return use.apply(Pattern.compile(regex).matcher(new Counted(text, new int[1])));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | RunawayPattern | StackOverflowError e) {
            return Conversion.UNDEFINED;
        }
    }

    private static long repetitions(String regex) {
        Matcher counts = COUNT.matcher(regex);
        double product = 1;
        while (counts.find()) {
            product *= Math.max(1, Math.max(number(counts.group(1)), number(counts.group(2))));
        }
        return (long) product;
    }

    private static double number(String digits) {
        return digits.isEmpty() ? 0 : Double.parseDouble(digits);
    }

    private static final class RunawayPattern extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RunawayPattern() {
            super("too many steps", null, false, false);
        }
    }

    /** A text that counts how often it is looked at. */
    private record Counted(CharSequence text, int[] steps) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (++steps[0] > MOST_STEPS) {
                throw new RunawayPattern();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), steps);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
