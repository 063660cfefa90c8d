package io.vehicleshadow.benchmarks.broker;

import io.vehicleshadow.benchmarks.measure.Latencies;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file to which the least is written that makes two updates durable. */
final class Disk implements AutoCloseable {
    private static final int BYTES = 1024;
    private final FileChannel file;

    Disk(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** The middle time of two writes of 1 KB with an fsync after each, in microseconds. */
    double twoSyncs(int count) throws IOException {
        Latencies times = new Latencies();
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            for (int write = 0; write < 2; write++) {
                file.write(ByteBuffer.allocate(BYTES));
                file.force(false);
            }
            times.add(System.nanoTime() - begin);
        }
        return times.percentile(0.5);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
