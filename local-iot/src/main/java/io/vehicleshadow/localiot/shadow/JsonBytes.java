package io.vehicleshadow.localiot.shadow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Compact JSON being written as UTF-8. One thread at a time. */
final class JsonBytes {
    private static final int FIRST_CAPACITY = 8192;
    private static final byte[] HEX = bytes("0123456789abcdef");

    private byte[] buffer = new byte[FIRST_CAPACITY];
    private int size;

    static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    JsonBytes clear() {
        size = 0;
        return this;
    }

    int size() {
        return size;
    }

    byte[] copyFrom(int start) {
        return Arrays.copyOfRange(buffer, start, size);
    }

    byte[] copy() {
        return Arrays.copyOf(buffer, size);
    }

    void write(char ascii) {
        reserve(1);
        buffer[size++] = (byte) ascii;
    }

    void raw(byte[] json) {
        reserve(json.length);
        System.arraycopy(json, 0, buffer, size, json.length);
        size += json.length;
    }

    /** @param value 0 or more */
    void number(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        reserve(digits);
        long rest = value;
        for (int i = size + digits - 1; i >= size; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    void quoted(String text) {
        raw(quoted(text.toCharArray(), 0, text.length()));
    }

    private void reserve(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(size + more, 2 * buffer.length));
        }
    }

    /**
     * A JSON string in its canonical form: only what must be escaped is, so equal strings have equal bytes. A lone
     * surrogate, which UTF-8 can't hold, stays an escape.
     */
    static byte[] quoted(char[] text, int offset, int length) {
        byte[] simple = new byte[length + 2];
        for (int i = 0; i < length; i++) {
            char c = text[offset + i];
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return escaped(text, offset, length);
            }
            simple[i + 1] = (byte) c;
        }
        simple[0] = '"';
        simple[length + 1] = '"';
        return simple;
    }

    private static byte[] escaped(char[] text, int offset, int length) {
        JsonBytes out = new JsonBytes();
        out.write('"');
        for (int i = offset; i < offset + length; i++) {
            char c = text[i];
            if (Character.isHighSurrogate(c) && i + 1 < offset + length && Character.isLowSurrogate(text[i + 1])) {
                out.raw(new String(text, i, 2).getBytes(StandardCharsets.UTF_8));
                i++;
            } else {
                out.character(c);
            }
        }
        out.write('"');
        return out.copy();
    }

    private void character(char c) {
        switch (c) {
            case '"', '\\' -> escape(c);
            case '\n' -> escape('n');
            case '\r' -> escape('r');
            case '\t' -> escape('t');
            case '\b' -> escape('b');
            case '\f' -> escape('f');
            default -> {
                if (c < ' ' || Character.isSurrogate(c)) {
                    unicodeEscape(c);
                } else if (c < 0x80) {
                    write(c);
                } else {
                    raw(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    private void escape(char c) {
        write('\\');
        write(c);
    }

    private void unicodeEscape(char c) {
        escape('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            write((char) HEX[(c >> shift) & 0xF]);
        }
    }
}
