package io.vehicleshadow.localiot.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.zip.CRC32C;

/** Applies the records of a file to the maps, up to the first that is not whole. */
final class JournalReader {
    private final ConcurrentMap<String, ConcurrentNavigableMap<String, byte[]>> contents;

    JournalReader(ConcurrentMap<String, ConcurrentNavigableMap<String, byte[]>> contents) {
        this.contents = contents;
    }

    /** Number of bytes of the file that are whole records; less than its size after a crash in the middle of a write. */
    long replay(Path file) throws IOException {
        long size = Files.size(file);
        long whole = 0;
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                DataInputStream input = new DataInputStream(stream)) {
            while (size - whole >= JournalBuffer.HEAD) {
                int length = input.readInt();
                int checksum = input.readInt();
                if (length <= 0 || length > size - whole - JournalBuffer.HEAD) {
                    return whole;
                }
                byte[] content = input.readNBytes(length);
                if (checksumOf(ByteBuffer.wrap(content)) != checksum) {
                    return whole;
                }
                apply(ByteBuffer.wrap(content));
                whole += JournalBuffer.HEAD + length;
            }
        }
        return whole;
    }

    /**
     * Whether a whole record stands anywhere after that byte. A write that a crash has cut short is the last thing in its
     * file; where something whole follows, the file was damaged otherwise.
     */
    static boolean holdsRecordAfter(Path file, long whole) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer rest = channel.map(FileChannel.MapMode.READ_ONLY, whole, channel.size() - whole);
            for (int at = 1; at <= rest.limit() - JournalBuffer.HEAD; at++) {
                int length = rest.getInt(at);
                if (length > 0
                        && length <= rest.limit() - at - JournalBuffer.HEAD
                        && checksumOf(rest.slice(at + JournalBuffer.HEAD, length)) == rest.getInt(at + Integer.BYTES)) {
                    return true;
                }
            }
            return false;
        }
    }

    private void apply(ByteBuffer record) {
        byte kind = record.get();
        ConcurrentNavigableMap<String, byte[]> map =
                contents.computeIfAbsent(text(record), name -> new ConcurrentSkipListMap<>());
        String key = text(record);
        switch (kind) {
            case JournalBuffer.PUT ->
                map.put(key, Arrays.copyOfRange(record.array(), record.position(), record.limit()));
            case JournalBuffer.REMOVE -> map.remove(key);
            default ->
                throw new StoreFailure("A record of unknown kind " + kind + "; was it written by a newer version?");
        }
    }

    private static String text(ByteBuffer record) {
        byte[] text = new byte[Short.toUnsignedInt(record.getShort())];
        record.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static int checksumOf(ByteBuffer content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        return (int) checksum.getValue();
    }
}
