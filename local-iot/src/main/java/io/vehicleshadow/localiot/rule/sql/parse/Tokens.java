package io.vehicleshadow.localiot.rule.sql.parse;

import java.util.List;
import java.util.Locale;

/** The pieces of a text, one after the other. */
final class Tokens {

    private static final List<String> DOUBLE_SYMBOLS = List.of("<>", "!=", "<=", ">=");
    private static final String SYMBOLS = "()[]{},.*+-/%=<>:";

    private final String text;
    private Token current;

    Tokens(String text, int from) {
        this.text = text;
        this.current = read(from);
    }

    Token current() {
        return current;
    }

    Token take() {
        Token taken = current;
        current = read(taken.end());
        return taken;
    }

    /** The one after the current one. */
    Token next() {
        return after(current);
    }

    Token after(Token token) {
        return read(token.end());
    }

    boolean takeWord(String word) {
        return takeIf(current.isWord(word));
    }

    boolean takeSymbol(String symbol) {
        return takeIf(current.isSymbol(symbol));
    }

    private boolean takeIf(boolean wanted) {
        if (wanted) {
            take();
        }
        return wanted;
    }

    void requireWord(String word) {
        if (!takeWord(word)) {
            throw unexpected(word.toUpperCase(Locale.ROOT));
        }
    }

    void requireSymbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw unexpected("'" + symbol + "'");
        }
    }

    String requireName(String what) {
        if (current.kind() != Token.Kind.NAME) {
            throw unexpected(what);
        }
        return take().text();
    }

    String requireString(String what) {
        if (current.kind() != Token.Kind.STRING) {
            throw unexpected(what);
        }
        return take().text();
    }

    SqlProblem unexpected(String wanted) {
        return problem("expected " + wanted + ", found " + current.shown());
    }

    SqlProblem problem(String what) {
        return SqlProblem.at(text, current.begin(), what);
    }

    SqlProblem lacking(String what) {
        return SqlProblem.lacking(text, current.begin(), what);
    }

    private Token read(int from) {
        int begin = from;
        while (begin < text.length() && Character.isWhitespace(text.charAt(begin))) {
            begin++;
        }
        if (begin == text.length()) {
            return new Token(Token.Kind.END, "", begin, begin);
        }
        char c = text.charAt(begin);
        if (c == '\'' || c == '"') {
            return string(begin, c);
        }
        if (isDigit(c)) {
            return number(begin);
        }
        return isNameStart(c) ? name(begin) : symbol(begin);
    }

    private Token string(int begin, char quote) {
        StringBuilder value = new StringBuilder();
        int i = begin + 1;
        while (i < text.length()) {
            boolean twice = text.startsWith(String.valueOf(quote).repeat(2), i);
            if (text.charAt(i) == quote && !twice) {
                return new Token(Token.Kind.STRING, value.toString(), begin, i + 1);
            }
            value.append(text.charAt(i));
            i += twice ? 2 : 1;
        }
        throw SqlProblem.at(text, begin, "a string begins here and has no closing " + quote);
    }

    private Token number(int begin) {
        int i = digits(begin);
        if (i + 1 < text.length() && text.charAt(i) == '.' && isDigit(text.charAt(i + 1))) {
            i = digits(i + 1);
        }
        if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            int sign = i + 1 < text.length() && "+-".indexOf(text.charAt(i + 1)) >= 0 ? 1 : 0;
            int end = digits(i + 1 + sign);
            if (end == i + 1 + sign || end > i + 4 + sign) {
                throw SqlProblem.at(text, begin, "a number has an exponent of one to three digits");
            }
            i = end;
        }
        if (i < text.length() && isNamePart(text.charAt(i))) {
            throw SqlProblem.at(text, begin, "a name begins with a letter or '_'; get(*, 'name') takes any other");
        }
        return new Token(Token.Kind.NUMBER, text.substring(begin, i), begin, i);
    }

    private int digits(int from) {
        int i = from;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private Token name(int begin) {
        int i = begin;
        while (i < text.length() && isNamePart(text.charAt(i))) {
            i++;
        }
        return new Token(Token.Kind.NAME, text.substring(begin, i), begin, i);
    }

    private Token symbol(int begin) {
        for (String symbol : DOUBLE_SYMBOLS) {
            if (text.startsWith(symbol, begin)) {
                return new Token(Token.Kind.SYMBOL, symbol, begin, begin + symbol.length());
            }
        }
        String symbol = text.substring(begin, begin + 1);
        if (!SYMBOLS.contains(symbol)) {
            throw SqlProblem.at(text, begin, "unexpected character '" + symbol + "'");
        }
        return new Token(Token.Kind.SYMBOL, symbol, begin, begin + 1);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return c == '_' || Character.isLetter(c);
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }
}
