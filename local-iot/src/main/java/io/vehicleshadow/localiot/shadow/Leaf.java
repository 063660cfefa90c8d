package io.vehicleshadow.localiot.shadow;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A string, number, boolean or, in a request only, null.
 *
 * @param text its compact JSON; strings in one canonical form, numbers as they were sent
 * @param time the last write
 */
record Leaf(byte[] text, Moment time) implements Node {

    @Override
    public void writeState(JsonBytes out) {
        out.raw(text);
    }

    @Override
    public void writeMetadata(JsonBytes out) {
        out.raw(time.metadata());
    }

    @Override
    public boolean sameValue(Node other) {
        if (!(other instanceof Leaf leaf)) {
            return false;
        }
        return Arrays.equals(text, leaf.text) || (isNumber() && leaf.isNumber() && sameNumber(leaf));
    }

    private boolean sameNumber(Leaf other) {
        if (!UnsettledRules.NUMBERS_COMPARE_BY_VALUE) {
            return false;
        }
        try {
            return new BigDecimal(asciiText()).compareTo(new BigDecimal(other.asciiText())) == 0;
        } catch (NumberFormatException exponentBeyondInt) {
            return false;
        }
    }

    boolean isNumber() {
        return text[0] == '-' || (text[0] >= '0' && text[0] <= '9');
    }

    boolean isString() {
        return text[0] == '"';
    }

    /** Whether it is an integer of 0 or more. */
    boolean isWholeNumber() {
        for (byte digit : text) {
            if (digit < '0' || digit > '9') {
                return false;
            }
        }
        return true;
    }

    /** Bytes of a string's value in UTF-8, without quotes and escapes. */
    int utf8Length() {
        int length = 0;
        for (int i = 1; i < text.length - 1; i++, length++) {
            if (text[i] == '\\') {
                boolean loneSurrogate = text[i + 1] == 'u' && text[i + 2] == 'd';
                i += text[i + 1] == 'u' ? 5 : 1;
                length += loneSurrogate ? 2 : 0;
            }
        }
        return length;
    }

    String asciiText() {
        return new String(text, StandardCharsets.US_ASCII);
    }

    @Override
    public boolean isNull() {
        return text[0] == 'n';
    }

    @Override
    public int levels() {
        return 0;
    }

    @Override
    public boolean nullInArray() {
        return false;
    }

    @Override
    public boolean holdsNull() {
        return isNull();
    }
}
