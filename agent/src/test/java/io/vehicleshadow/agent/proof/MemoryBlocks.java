package io.vehicleshadow.agent.proof;

import java.io.IOException;
import java.util.Arrays;

/** Blocks that outlast a process and no test; the disk may be full, or the process end just before or after a write. */
final class MemoryBlocks implements Blocks {
    private byte[] bytes = new byte[0];
    boolean full;
    int writes;

    @Override
    public byte[] read() {
        return bytes.clone();
    }

    @Override
    public void write(int index, byte[] block) throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
        writes++;
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length, (index + 1) * SIZE));
        System.arraycopy(block, 0, bytes, index * SIZE, SIZE);
    }

    int size() {
        return bytes.length;
    }
}
