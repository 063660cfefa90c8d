package io.vehicleshadow.localiot.rule.sql.parse;

/**
 * A piece of rule SQL.
 *
 * @param text of a string without its quotes
 * @param begin offset of its first character
 * @param end offset after its last character
 */
record Token(Kind kind, String text, int begin, int end) {

    enum Kind {
        NAME,
        STRING,
        NUMBER,
        SYMBOL,
        END
    }

    /** Whether it is this keyword, in upper or lower case. */
    boolean isWord(String word) {
        return kind == Kind.NAME && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    String shown() {
        return kind == Kind.END ? "the end" : "'" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "'";
    }
}
