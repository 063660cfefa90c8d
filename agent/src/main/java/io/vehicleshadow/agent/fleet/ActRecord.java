package io.vehicleshadow.agent.fleet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vehicleshadow.vehicle.ThingName;
import io.vehicleshadow.vehicle.json.JsonText;
import io.vehicleshadow.vehicle.signal.SignalValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * A file to which a line of JSON is appended for each thing that a car did or had done to it. A line is with the operating
 * system before the car goes on, so the end of the process loses none; the end of the power may.
 */
final class ActRecord implements AutoCloseable {
    private final FileChannel file;

    /** Appends to that file, or makes it. */
    ActRecord(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** What happened. */
    enum What {
        /** The car stands so at the start of its process, after whatever has become of the one before. */
        IS("is"),
        /** The control unit was told to. */
        BEGAN("began"),
        /** The control unit says that it is done. */
        DONE("done"),
        /** The control unit says that it did not. */
        REFUSED("refused"),
        /** Somebody at the car did it. */
        BY_HAND("by-hand");

        private final String word;

        What(String word) {
            this.word = word;
        }
    }

    /** @throws UncheckedIOException if it can't be written: a record with gaps would prove nothing */
    void write(Instant at, ThingName thing, String signal, SignalValue value, What what) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("at", at.toString()).put("thing", thing.value()).put("signal", signal);
        line.set("value", value.json());
        line.put("what", what.word);
        ByteBuffer bytes = ByteBuffer.wrap((JsonText.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            synchronized (file) {
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
