package io.vehicleshadow.localiot.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Records on their way to a file. A record is its length (4 bytes), the CRC-32C of its content (4 bytes) and its
 * content: kind (1 byte), map name and key (each 2 bytes of length and UTF-8), and for a put the value.
 */
final class JournalBuffer {
    static final byte PUT = 1;
    static final byte REMOVE = 2;
    static final int HEAD = 8;

    private static final int FIRST_CAPACITY = 64 * 1024;
    private static final byte[] NOTHING = {};

    private final CRC32C checksum = new CRC32C();
    private ByteBuffer bytes = ByteBuffer.allocateDirect(FIRST_CAPACITY);

    void put(String map, String key, byte[] value) {
        append(PUT, map, key, value);
    }

    void remove(String map, String key) {
        append(REMOVE, map, key, NOTHING);
    }

    boolean isEmpty() {
        return bytes.position() == 0;
    }

    int size() {
        return bytes.position();
    }

    /** The records so far, ready to be written; call {@link #clear()} afterwards. */
    ByteBuffer written() {
        return bytes.flip();
    }

    void clear() {
        bytes.clear();
    }

    private void append(byte kind, String map, String key, byte[] value) {
        byte[] mapBytes = map.getBytes(StandardCharsets.UTF_8);
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        if (mapBytes.length > 0xFFFF || keyBytes.length > 0xFFFF) {
            throw new IllegalArgumentException("A key may have at most 65535 bytes, this one has " + keyBytes.length);
        }
        int content = 1 + 2 + mapBytes.length + 2 + keyBytes.length + value.length;
        reserve(HEAD + content);
        int start = bytes.position();
        bytes.putInt(content).putInt(0).put(kind);
        bytes.putShort((short) mapBytes.length).put(mapBytes);
        bytes.putShort((short) keyBytes.length).put(keyBytes).put(value);
        checksum.reset();
        checksum.update(bytes.duplicate().position(start + HEAD).limit(start + HEAD + content));
        bytes.putInt(start + 4, (int) checksum.getValue());
    }

    private void reserve(int more) {
        if (bytes.remaining() < more) {
            int needed = Math.addExact(bytes.position(), more);
            ByteBuffer larger = ByteBuffer.allocateDirect(Math.max(needed, Math.multiplyExact(bytes.capacity(), 2)));
            bytes = larger.put(bytes.flip());
        }
    }
}
