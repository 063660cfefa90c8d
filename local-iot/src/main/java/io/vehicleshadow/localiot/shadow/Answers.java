package io.vehicleshadow.localiot.shadow;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Writes the service's messages. Source of their shape: AWS IoT developer guide, Device Shadow service documents. One
 * thread at a time.
 */
final class Answers {
    private static final byte[] STATE = JsonBytes.bytes("{\"state\":");
    private static final byte[] METADATA = JsonBytes.bytes(",\"metadata\":");
    private static final byte[] VERSION = JsonBytes.bytes(",\"version\":");
    private static final byte[] TIMESTAMP = JsonBytes.bytes(",\"timestamp\":");
    private static final byte[] TOKEN = JsonBytes.bytes(",\"clientToken\":");
    private static final byte[] VERSION_FIRST = JsonBytes.bytes("{\"version\":");
    private static final byte[] STATE_LATER = JsonBytes.bytes(",\"state\":");
    private static final byte[] PREVIOUS = JsonBytes.bytes("{\"previous\":");
    private static final byte[] CURRENT = JsonBytes.bytes(",\"current\":");
    private static final byte[] NULL = JsonBytes.bytes("null");
    private static final byte[] DELTA = JsonBytes.bytes("\"delta\":");

    private final JsonBytes out = new JsonBytes();

    /** A shadow with its document. */
    record Written(Shadow shadow, int stateBytes) {}

    Written shadow(ObjectNode desired, ObjectNode reported, long version) {
        out.clear().raw(STATE);
        int start = out.size();
        state(desired, reported, null);
        int stateBytes = out.size() - start - wrapper(desired, reported);
        out.raw(METADATA);
        metadata(desired, reported);
        out.raw(VERSION);
        out.number(version);
        out.write('}');
        return new Written(new Shadow(desired, reported, version, out.copy()), stateBytes);
    }

    byte[] updateAccepted(Node state, long version, long time, byte[] token) {
        out.clear().raw(STATE);
        state.writeState(out);
        out.raw(METADATA);
        state.writeMetadata(out);
        out.raw(VERSION);
        out.number(version);
        return end(time, token);
    }

    byte[] delta(ObjectNode delta, long version, long time, byte[] token) {
        out.clear().raw(VERSION_FIRST);
        out.number(version);
        out.raw(TIMESTAMP);
        out.number(time);
        out.raw(STATE_LATER);
        delta.writeState(out);
        out.raw(METADATA);
        delta.writeMetadata(out);
        token(token);
        out.write('}');
        return out.copy();
    }

    byte[] documents(Shadow previous, Shadow current, long time, byte[] token) {
        byte[] before = previous == null ? NULL : previous.document();
        out.clear();
        byte[] end = end(time, token);
        ByteBuffer text = ByteBuffer.allocate(
                PREVIOUS.length + before.length + CURRENT.length + current.document().length + end.length);
        return text.put(PREVIOUS)
                .put(before)
                .put(CURRENT)
                .put(current.document())
                .put(end)
                .array();
    }

    byte[] got(Shadow shadow, long time, byte[] token) {
        out.clear().raw(STATE);
        state(shadow.desired(), shadow.reported(), Delta.between(shadow.desired(), shadow.reported()));
        out.raw(METADATA);
        metadata(shadow.desired(), shadow.reported());
        out.raw(VERSION);
        out.number(shadow.version());
        return end(time, token);
    }

    byte[] deleted(long version, long time, byte[] token) {
        out.clear().raw(VERSION_FIRST);
        out.number(version);
        return end(time, token);
    }

    byte[] rejected(ShadowError error, long time, byte[] token) {
        out.clear().raw(JsonBytes.bytes("{\"code\":"));
        out.number(error.code());
        out.raw(JsonBytes.bytes(",\"message\":"));
        out.quoted(error.message());
        return end(time, token);
    }

    byte[] listed(List<String> names, String nextToken, long time) {
        out.clear().raw(JsonBytes.bytes("{\"results\":["));
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.quoted(names.get(i));
        }
        out.write(']');
        if (nextToken != null) {
            out.raw(JsonBytes.bytes(",\"nextToken\":"));
            out.quoted(nextToken);
        }
        return end(time, null);
    }

    private void state(ObjectNode desired, ObjectNode reported, ObjectNode delta) {
        out.write('{');
        if (desired != null) {
            out.raw(Shadow.DESIRED.json());
            desired.writeState(out);
        }
        if (reported != null) {
            comma(desired != null);
            out.raw(Shadow.REPORTED.json());
            reported.writeState(out);
        }
        if (delta != null) {
            comma(true);
            out.raw(DELTA);
            delta.writeState(out);
        }
        out.write('}');
    }

    /** The bytes of a state that are neither desired nor reported. */
    private static int wrapper(ObjectNode desired, ObjectNode reported) {
        return 2
                + (desired == null ? 0 : Shadow.DESIRED.json().length)
                + (reported == null ? 0 : Shadow.REPORTED.json().length)
                + (desired == null || reported == null ? 0 : 1);
    }

    private void metadata(ObjectNode desired, ObjectNode reported) {
        out.write('{');
        if (desired != null) {
            out.raw(Shadow.DESIRED.json());
            desired.writeMetadata(out);
        }
        if (reported != null) {
            comma(desired != null);
            out.raw(Shadow.REPORTED.json());
            reported.writeMetadata(out);
        }
        out.write('}');
    }

    private void comma(boolean needed) {
        if (needed) {
            out.write(',');
        }
    }

    private byte[] end(long time, byte[] token) {
        out.raw(TIMESTAMP);
        out.number(time);
        token(token);
        out.write('}');
        return out.copy();
    }

    private void token(byte[] token) {
        if (token != null) {
            out.raw(TOKEN);
            out.raw(token);
        }
    }
}
