package io.vehicleshadow.agent.proof;

import java.io.IOException;

/** Some blocks of {@value #SIZE} bytes, each written whole or not at all. */
interface Blocks {
    /** What a disk writes at once. */
    int SIZE = 512;

    /** All of them, one after the other. */
    byte[] read() throws IOException;

    /** Writes one, which may be the one after the last. It is certain to be found after a crash. */
    void write(int index, byte[] block) throws IOException;
}
