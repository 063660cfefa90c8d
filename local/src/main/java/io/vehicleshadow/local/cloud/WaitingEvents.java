package io.vehicleshadow.local.cloud;

import io.vehicleshadow.local.home.PrivateFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Events that wait to be handled, first come, first served, in a file: what the end of a process left there, by kill -9 too,
 * is there for the next one. A power failure may lose the last of them. Thread-safe.
 *
 * <p>The file begins with where the first event begins; each event is its length, in four bytes, and its bytes.
 */
final class WaitingEvents {
    private static final long START = Long.BYTES;
    private final RandomAccessFile file;
    private long first;
    private long end;
    private boolean closed;

    /** @throws IOException if the file can't be read or made */
    WaitingEvents(Path path) throws IOException {
        PrivateFile.create(path);
        file = new RandomAccessFile(path.toFile(), "rw");
        first = file.length() < START ? START : file.readLong();
        if (first < START || first > file.length()) {
            // Rather all that is there again than nothing.
            first = START;
        }
        end = first;
        while (isWhole(end)) {
            end += Integer.BYTES + (long) length(end);
        }
        // What the end of a process cut off is no event.
        file.setLength(end);
        begin(first);
    }

    synchronized void add(byte[] event) throws IOException {
        file.seek(end);
        file.write(ByteBuffer.allocate(Integer.BYTES + event.length)
                .putInt(event.length)
                .put(event)
                .array());
        end += Integer.BYTES + event.length;
        notifyAll();
    }

    /** The first, which stays the first until it is removed; waits where there is none. Empty once {@link #close} was called. */
    synchronized Optional<byte[]> first() throws IOException, InterruptedException {
        while (first == end && !closed) {
            wait();
        }
        if (closed) {
            return Optional.empty();
        }
        byte[] event = new byte[length(first)];
        file.readFully(event);
        return Optional.of(event);
    }

    /** Gives no more. What is added from now on waits for the next process. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized void removeFirst() throws IOException {
        long next = first + Integer.BYTES + length(first);
        if (next == end) {
            begin(START);
            file.setLength(START);
            end = START;
        } else {
            begin(next);
        }
    }

    private void begin(long at) throws IOException {
        file.seek(0);
        // In one piece: writeLong writes byte by byte, and a kill may come in between.
        file.write(ByteBuffer.allocate(Long.BYTES).putLong(at).array());
        first = at;
    }

    private int length(long at) throws IOException {
        file.seek(at);
        return file.readInt();
    }

    private boolean isWhole(long at) throws IOException {
        try {
            int length = length(at);
            return length >= 0 && file.getFilePointer() + length <= file.length();
        } catch (EOFException e) {
            return false;
        }
    }
}
