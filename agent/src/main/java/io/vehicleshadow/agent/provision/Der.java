package io.vehicleshadow.agent.provision;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What of DER (ITU-T X.690) a certificate signing request needs. */
final class Der {
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int BIT_STRING = 0x03;
    private static final int UTF8_STRING = 0x0c;
    private static final int SHORT_LENGTH = 0x80;

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tagged(SEQUENCE, parts);
    }

    static byte[] set(byte[]... parts) {
        return tagged(SET, parts);
    }

    static byte[] text(String value) {
        return tagged(UTF8_STRING, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Whole bytes: no bit is unused. */
    static byte[] bits(byte[] value) {
        return tagged(BIT_STRING, new byte[] {0}, value);
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        int length = content.size();
        if (length >= SHORT_LENGTH) {
            int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + Byte.SIZE - 1) / Byte.SIZE;
            all.write(SHORT_LENGTH | bytes);
            for (int i = bytes - 1; i >= 0; i--) {
                all.write(length >> i * Byte.SIZE);
            }
        } else {
            all.write(length);
        }
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }
}
