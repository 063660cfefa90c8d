package io.vehicleshadow.localiot;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the log is written: one line an event. Topics and client ids may hold line breaks, escape sequences
 * and marks that turn the direction of writing, which would forge lines; they are shown by their code, as JSON writes it.
 */
final class LogStream extends PrintStream {
    /** Control, format and separator characters and halves of others; but tabs, with which the lines of a stack trace begin. */
    private static final Pattern ESCAPED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\t]]");

    /** Writes to that stream. */
    LogStream(PrintStream target) {
        super(target, true, StandardCharsets.UTF_8);
    }

    @Override
    public void println(String line) {
        super.println(escaped(line));
    }

    @Override
    public void println(Object line) {
        super.println(escaped(line));
    }

    private static String escaped(Object line) {
        return ESCAPED.matcher(String.valueOf(line)).replaceAll(LogStream::code);
    }

    private static String code(MatchResult character) {
        return character.group().chars().mapToObj("\\\\u%04x"::formatted).collect(Collectors.joining());
    }
}
