package io.vehicleshadow.localiot.store;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Counts up the values of a few keys for ever, and prints each number once it is durable. */
final class WritingUntilKilled {
    static final int KEYS = 16;

    private WritingUntilKilled() {}

    public static void main(String[] arguments) {
        PrintStream out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        DataStore store = DataStore.at(Path.of(arguments[0]));
        DurableMap map = store.map("m");
        long first = map.after("").values().stream()
                .map(value -> ByteBuffer.wrap(value).getLong())
                .max(Long::compare)
                .orElse(0L);
        for (long number = first + 1; ; number++) {
            String line = "k" + number % KEYS + " " + number + ".";
            map.put(
                    "k" + number % KEYS,
                    ByteBuffer.allocate(Long.BYTES).putLong(number).array());
            store.durable().thenRun(() -> out.println(line));
            if (number % 64 == 0) {
                store.durable().toCompletableFuture().join();
            }
        }
    }
}
