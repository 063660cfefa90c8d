package io.vehicleshadow.benchmarks.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

/** A file of the record: a JSON object a line, each written before the call returns. Thread-safe. */
final class Lines implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock CLOCK = Clock.systemUTC();
    private final FileChannel file;

    Lines(Path folder, String kind) throws IOException {
        file = FileChannel.open(
                folder.resolve(kind + ".jsonl"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
    }

    static String now() {
        return CLOCK.instant().toString();
    }

    /** An object that says when it was so. */
    static ObjectNode line() {
        return JSON.createObjectNode().put("at", now());
    }

    synchronized void write(ObjectNode line) {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The record can't be written", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
