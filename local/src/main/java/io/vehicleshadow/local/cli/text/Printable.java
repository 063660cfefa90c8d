package io.vehicleshadow.local.cli.text;

/**
 * What may be printed on a terminal. Strings of a shadow or of a server may hold escape sequences, line breaks and marks
 * that turn the direction of writing, which would forge lines; they are shown by their code, as JSON writes it.
 */
public final class Printable {
    private Printable() {}

    /** The text on one line, with each control, format and separator character escaped. */
    public static String of(String text) {
        if (text.codePoints().noneMatch(Printable::isEscaped)) {
            return text;
        }
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isEscaped(c)) {
                for (char unit : Character.toChars(c)) {
                    printable.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                printable.appendCodePoint(c);
            }
        });
        return printable.toString();
    }

    private static boolean isEscaped(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
