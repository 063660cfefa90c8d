package io.vehicleshadow.benchmarks.growth;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * A shadow whose desired and reported state have so many bytes together.
 *
 * @param bytes at most 8,192, as AWS allows
 */
record SizedDocument(int bytes) {
    private static final int MEMBER_BYTES = "\"m000\":\"0123456789abcdef\",".length();
    private static final int DIGITS = 10;

    /** The update that makes it. */
    byte[] first() {
        StringJoiner members = new StringJoiner(",", "{", "}");
        for (int i = 0; i < Math.max(1, bytes / 2 / MEMBER_BYTES); i++) {
            members.add(String.format(Locale.ROOT, "\"m%03d\":\"0123456789abcdef\"", i));
        }
        return text("{\"state\":{\"desired\":" + members + ",\"reported\":" + members + "}}");
    }

    /** An update that changes one member, so that a delta follows. */
    byte[] change(int round) {
        return text("{\"state\":{\"desired\":{\"m000\":\"0123456789abcde" + round % DIGITS + "\"}}}");
    }

    private static byte[] text(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
