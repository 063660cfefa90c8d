package io.vehicleshadow.localiot.shadow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Tells UTF-8 from everything else. */
final class Encoding {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Encoding() {}

    /** Whether the bytes are well-formed UTF-8 and don't look like UTF-16 or UTF-32 without a byte order mark. */
    static boolean isUtf8(byte[] text) {
        return !looksLikeUtf16Or32(text) && (isAscii(text) || decodes(text));
    }

    static boolean startsWithByteOrderMark(byte[] text) {
        return text.length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB && text[2] == (byte) 0xBF;
    }

    /** JSON begins with two ASCII characters, or is a single one: a zero among them is half of a wider character. */
    private static boolean looksLikeUtf16Or32(byte[] text) {
        return text.length >= 2 && (text[0] == 0 || text[1] == 0);
    }

    private static boolean isAscii(byte[] text) {
        int i = 0;
        for (; i + Long.BYTES <= text.length; i += Long.BYTES) {
            if (((long) EIGHT.get(text, i) & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; i < text.length; i++) {
            if (text[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean decodes(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
