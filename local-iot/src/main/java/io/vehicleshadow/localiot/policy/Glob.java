package io.vehicleshadow.localiot.policy;

import java.util.List;
import java.util.stream.IntStream;

/** Literal texts and wildcards in their order; matches in time proportional to the product of both lengths. */
final class Glob {

    /** A character to be found, or one of the two wildcards. */
    sealed interface Piece permits Text, Wildcard {}

    private record Text(String value) implements Piece {}

    private enum Wildcard implements Piece {
        TEXT,
        CHARACTER
    }

    static final Piece ANY_TEXT = Wildcard.TEXT;
    static final Piece ANY_CHARACTER = Wildcard.CHARACTER;

    private static final int MANY = -1;
    private static final int ONE = -2;

    private final int[] symbols;

    Glob(List<Piece> pieces) {
        this.symbols = pieces.stream().flatMapToInt(Glob::symbols).toArray();
    }

    static Piece text(String value) {
        return new Text(value);
    }

    private static IntStream symbols(Piece piece) {
        if (piece instanceof Text text) {
            return text.value().chars();
        }
        if (piece instanceof Wildcard wildcard) {
            return IntStream.of(wildcard == Wildcard.TEXT ? MANY : ONE);
        }
        throw new IllegalStateException(piece.toString());
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
