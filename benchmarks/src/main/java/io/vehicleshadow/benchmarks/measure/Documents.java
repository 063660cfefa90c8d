package io.vehicleshadow.benchmarks.measure;

import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** The shadows that the engine is measured with: about 1 KB of state, of which each update changes one member. */
public final class Documents {
    private Documents() {}

    /** An update that fills a shadow with about 1 KB of desired and reported state, all of it answered. */
    public static byte[] whole() {
        StringJoiner members = new StringJoiner(",", "{", "}");
        for (int i = 0; i < 20; i++) {
            members.add("\"member" + i + "\":\"value number " + i + "\"");
        }
        return bytes("{\"state\":{\"desired\":" + members + ",\"reported\":" + members + "}}");
    }

    /** An update that asks for one member anew, so that a delta follows. */
    public static byte[] ask(int round) {
        return bytes("{\"state\":{\"desired\":{\"member7\":\"asked " + round % 10 + "\"}},\"clientToken\":\"token-"
                + round % 1000 + "\"}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
