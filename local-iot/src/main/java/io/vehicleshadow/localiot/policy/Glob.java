package io.vehicleshadow.localiot.policy;

import java.util.List;
import java.util.stream.IntStream;

/** Literal texts and wildcards in their order; matches in time proportional to the product of both lengths. */
final class Glob {

    private static final int MANY = -1;
    private static final int ONE = -2;

    /** A text to be found, or one of the two wildcards. */
    record Piece(int... symbols) {}

    static final Piece ANY_TEXT = new Piece(MANY);
    static final Piece ANY_CHARACTER = new Piece(ONE);

    private final int[] symbols;

    Glob(List<Piece> pieces) {
        this.symbols = pieces.stream()
                .flatMapToInt(piece -> IntStream.of(piece.symbols()))
                .toArray();
    }

    static Piece text(String value) {
        return new Piece(value.chars().toArray());
    }

    /** Tells whether the whole of {@code text} matches. */
    boolean matches(String text) {
        int symbol = 0;
        int at = 0;
        int lastMany = -1;
        int retryFrom = 0;
        while (at < text.length()) {
            if (symbol < symbols.length && symbols[symbol] == MANY) {
                lastMany = symbol++;
                retryFrom = at;
            } else if (symbol < symbols.length && (symbols[symbol] == ONE || symbols[symbol] == text.charAt(at))) {
                symbol++;
                at++;
            } else if (lastMany >= 0) {
                symbol = lastMany + 1;
                at = ++retryFrom;
            } else {
                return false;
            }
        }
        while (symbol < symbols.length && symbols[symbol] == MANY) {
            symbol++;
        }
        return symbol == symbols.length;
    }
}
