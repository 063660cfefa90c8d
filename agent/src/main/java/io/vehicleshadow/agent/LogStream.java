package io.vehicleshadow.agent;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the log is written: one line an event. Topics, keys and values of a shadow may hold line breaks, escape sequences
 * and marks that turn the direction of writing, which would forge lines; they are shown by their code, as JSON writes it.
 */
final class LogStream extends PrintStream {
    private LogStream(PrintStream target) {
        super(target, true, StandardCharsets.UTF_8);
    }

    /** The stream that writes to that one. */
    static PrintStream over(PrintStream target) {
        return new LogStream(target);
    }

    @Override
    public void println(String line) {
        super.println(escaped(line));
    }

    @Override
    public void println(Object line) {
        super.println(escaped(String.valueOf(line)));
    }

    private static String escaped(String line) {
        StringBuilder escaped = new StringBuilder(String.valueOf(line).length());
        String.valueOf(line).codePoints().forEach(c -> {
            if (isEscaped(c)) {
                for (char unit : Character.toChars(c)) {
                    escaped.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    /** Tabs stay: stack traces begin with one. */
    private static boolean isEscaped(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\t';
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }
}
