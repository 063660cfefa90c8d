package io.vehicleshadow.localiot.rule.sql.expression;

/** How long a text may become: what doesn't fit into a message is undefined. */
final class Limits {

    /** Characters. No message has more than 128 KB. */
    static final int LONGEST_TEXT = 256 * 1024;

    private Limits() {}

    /** Whether a text can become too long when others take the place of its parts. */
    static boolean isTooLong(String text, String old, String other) {
        long most = old.isEmpty() ? text.length() + 1L : text.length() / old.length();
        return text.length() + most * other.length() > LONGEST_TEXT;
    }
}
